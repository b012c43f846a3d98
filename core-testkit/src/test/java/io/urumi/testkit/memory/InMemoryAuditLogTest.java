package io.urumi.testkit.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.port.driven.persistence.AuditDraft;
import io.urumi.port.model.Actor;
import io.urumi.port.model.audit.AuditAction;
import io.urumi.port.model.audit.AuditEntry;
import io.urumi.port.model.audit.AuditEntry.Outcome;
import io.urumi.port.model.audit.AuditVerification;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What somebody who can write to the database does to the chain shows. */
class InMemoryAuditLogTest {
  private static final Actor ACTOR = new Actor("local", "127.0.0.1", "request-1");
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private final InMemoryDatabase database = new InMemoryDatabase(_ -> {});
  private final InMemoryAuditLog audit = new InMemoryAuditLog(database);

  @BeforeEach
  void three_entries() {
    for (AuditAction action :
        new AuditAction[] {
          AuditAction.STORE_CREATE, AuditAction.STORE_RETRY, AuditAction.STORE_DELETE
        }) {
      audit
          .append(
              new AuditDraft(NOW, ACTOR, action, "store/1", "alpha", Outcome.ACCEPTED, "Asked."))
          .block();
    }
  }

  private AuditVerification verify() {
    return Objects.requireNonNull(audit.verify().block());
  }

  private void forge(long sequence, UnaryOperator<AuditEntry> forgery) {
    database
        .write(view -> {
          AuditEntry entry = database.audit.get(view, sequence).orElseThrow();
          database.audit.put(sequence, forgery.apply(entry));
          return Optional.empty();
        })
        .block();
  }

  private static AuditEntry by(AuditEntry entry, String actor, String hash) {
    return new AuditEntry(
        entry.sequence(),
        entry.at(),
        new Actor(actor, entry.actor().origin(), entry.actor().requestId()),
        entry.action(),
        entry.subject(),
        entry.subdomain(),
        entry.outcome(),
        entry.detail(),
        hash,
        entry.previousHash());
  }

  @Test
  void an_untouched_chain_is_intact() {
    assertThat(verify()).isEqualTo(new AuditVerification(true, 3, null));
  }

  @Test
  void a_changed_entry_breaks_the_chain_where_it_is() {
    forge(2, entry -> by(entry, "somebody else", entry.hash()));

    assertThat(verify()).isEqualTo(new AuditVerification(false, 3, 2L));
  }

  @Test
  void a_changed_entry_with_a_fitting_hash_breaks_the_chain_behind_it() {
    forge(2, entry -> by(entry, "x", AuditHash.of(by(entry, "x", entry.hash()))));

    assertThat(verify()).isEqualTo(new AuditVerification(false, 3, 3L));
  }
}
