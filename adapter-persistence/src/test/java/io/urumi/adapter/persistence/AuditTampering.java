package io.urumi.adapter.persistence;

import static io.urumi.testkit.TestPrincipals.EVERYTHING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.urumi.adapter.persistence.audit.AuditChain;
import io.urumi.port.driven.persistence.AuditDraft;
import io.urumi.port.model.audit.AuditAction;
import io.urumi.port.model.audit.AuditCheckpoint;
import io.urumi.port.model.audit.AuditEntry;
import io.urumi.port.model.audit.AuditVerification;
import io.urumi.port.model.audit.VerifiedLog;
import io.urumi.testkit.StoreFixtures;
import io.urumi.testkit.TestPrincipals;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Detection of changes by direct access to the database. */
abstract class AuditTampering {
  private static final int ENTRIES = 5;

  abstract TestDatabase database();

  @BeforeEach
  void appendSome() {
    for (int i = 1; i <= ENTRIES; i++) {
      append("entry " + i);
    }
    assertThat(verify()).isEqualTo(new AuditVerification(true, ENTRIES, null));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "detail = 'another'",
        "actor = 'another'",
        "format = 1",
        "format = 1, principal_id = null, principal_kind = null, owner = null",
        "format = 3",
        "principal_id = 'system'",
        "principal_id = null",
        "principal_kind = 'SYSTEM'",
        "principal_kind = null",
        "owner = 'another'",
        "owner = null",
        "origin = 'another'",
        "request_id = 'another'",
        "action = 'another'",
        "subject = 'another'",
        "subdomain = 'another'",
        "subdomain = null",
        "outcome = 'FAILED'",
        "happened_at = happened_at + interval '1' second"
      })
  void aChangeOfAnyFieldIsDetected(String change) {
    database().execute("update audit_entry set " + change + " where sequence_number = 3");

    assertThat(verify()).isEqualTo(new AuditVerification(false, 2, 3L));
  }

  @Test
  void aChangeWithARecomputedHashIsDetectedAtTheNextEntry() {
    AuditEntry third =
        Objects.requireNonNull(
                database().persistence().ports().audit().page(EVERYTHING, 4, 1).block())
            .items()
            .getFirst();
    AuditEntry forged =
        AuditChain.link(
            new AuditDraft(
                third.at(),
                TestPrincipals.local("127.0.0.1", "1"),
                AuditAction.STORE_CREATE,
                third.subject(),
                third.subdomain(),
                StoreFixtures.OWNER,
                third.outcome(),
                "forged"),
            3,
            third.previousHash());
    database()
        .execute(
            "update audit_entry set detail = 'forged', hash = '%s' where sequence_number = 3"
                .formatted(forged.hash()));

    assertThat(verify()).isEqualTo(new AuditVerification(false, 3, 4L));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 3})
  void aGapIsDetected(long removed) {
    database().execute("delete from audit_entry where sequence_number = " + removed);

    assertThat(verify()).isEqualTo(new AuditVerification(false, removed - 1, removed));
  }

  @Test
  void aGapClosedByRenumberingIsDetected() {
    database().execute("delete from audit_entry where sequence_number = 3");
    database()
        .execute(
            "update audit_entry set sequence_number = sequence_number - 1"
                + " where sequence_number > 3 and sequence_number < 5");
    database().execute("update audit_entry set sequence_number = 4 where sequence_number = 5");

    assertThat(verify()).isEqualTo(new AuditVerification(false, 2, 3L));
  }

  @Test
  void anotherOrderIsDetected() {
    database().execute("update audit_entry set sequence_number = 100 where sequence_number = 2");
    database().execute("update audit_entry set sequence_number = 2 where sequence_number = 3");
    database().execute("update audit_entry set sequence_number = 3 where sequence_number = 100");

    assertThat(verify()).isEqualTo(new AuditVerification(false, 1, 2L));
  }

  @Test
  void removingTheNewestEntriesIsDetected() {
    database().execute("delete from audit_entry where sequence_number >= 4");

    assertThat(verify()).isEqualTo(new AuditVerification(false, 3, 4L));
  }

  @Test
  void removingAllEntriesIsDetected() {
    database().execute("delete from audit_entry");

    assertThat(verify()).isEqualTo(new AuditVerification(false, 0, 1L));
  }

  @Test
  void anInsertedEntryIsDetected() {
    database()
        .execute(
            """
            insert into audit_entry
            select 6, happened_at, actor, origin, request_id, action, subject, subdomain, outcome,
              detail, hash, previous_hash, format, principal_id, principal_kind, owner
            from audit_entry where sequence_number = 5
            """);

    assertThat(verify()).isEqualTo(new AuditVerification(false, ENTRIES, 6L));
  }

  @Test
  void aHeadThatWasMovedBackIsDetected() {
    database().execute("update audit_head set entries = 3");

    assertThat(verify().intact()).isFalse();
  }

  /** The next entry would be linked to an entry that does not exist. */
  @Test
  void aHeadWithAnotherHashIsDetected() {
    database().execute("update audit_head set hash = '" + "f".repeat(64) + "'");

    assertThat(verify()).isEqualTo(new AuditVerification(false, ENTRIES, (long) ENTRIES));
  }

  @Test
  void aMissingHeadIsDetectedAndPreventsAppends() {
    database().execute("delete from audit_head");

    assertThat(verify()).isEqualTo(new AuditVerification(false, 0, 1L));
    assertThatThrownBy(() -> append("more")).hasMessageContaining("audit_head");
  }

  @Test
  void aChangeBeforeTheCheckpointIsFoundByTheFullVerificationOnly() {
    AuditCheckpoint checkpoint = verify(AuditCheckpoint.ORIGIN).end();
    append("after the checkpoint");
    database().execute("update audit_entry set detail = 'x' where sequence_number = 3");

    assertThat(verify(checkpoint).result())
        .isEqualTo(new AuditVerification(true, ENTRIES + 1, null));
    assertThat(verify()).isEqualTo(new AuditVerification(false, 2, 3L));
  }

  @Test
  void aChangeAfterTheCheckpointIsFoundByBothVerifications() {
    AuditCheckpoint checkpoint = verify(AuditCheckpoint.ORIGIN).end();
    append("after the checkpoint");
    append("after the checkpoint");
    database().execute("update audit_entry set detail = 'x' where sequence_number = 7");

    assertThat(verify(checkpoint).result()).isEqualTo(new AuditVerification(false, 6, 7L));
    assertThat(verify()).isEqualTo(new AuditVerification(false, 6, 7L));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update audit_entry set detail = 'x' where sequence_number = 5",
        "delete from audit_entry where sequence_number = 5"
      })
  void aChangeOfTheEntryAtTheCheckpointIsFoundFromThere(String change) {
    AuditCheckpoint checkpoint = verify(AuditCheckpoint.ORIGIN).end();
    append("after the checkpoint");
    database().execute(change);

    assertThat(verify(checkpoint).result()).isEqualTo(new AuditVerification(false, 4, 5L));
  }

  @Test
  void entriesThatWereRemovedTogetherWithTheHeadAreMissingFromTheCheckpointOn() {
    AuditCheckpoint checkpoint = verify(AuditCheckpoint.ORIGIN).end();
    String hash = verifiedUpTo(3);
    database().execute("delete from audit_entry where sequence_number > 3");
    database().execute("update audit_head set entries = 3, hash = '" + hash + "'");

    assertThat(verify()).isEqualTo(new AuditVerification(true, 3, null));
    assertThat(verify(checkpoint).result()).isEqualTo(new AuditVerification(false, 3, 4L));
  }

  @Test
  void aChainThatWasRecomputedCompletelyDiffersFromTheCheckpoint() {
    AuditCheckpoint checkpoint = verify(AuditCheckpoint.ORIGIN).end();
    database().execute("delete from audit_entry");
    database().execute("update audit_head set entries = 0, hash = '" + "0".repeat(64) + "'");
    for (int i = 1; i <= ENTRIES; i++) {
      append("forged " + i);
    }

    assertThat(verify()).isEqualTo(new AuditVerification(true, ENTRIES, null));
    assertThat(verify(checkpoint).result()).isEqualTo(new AuditVerification(false, 4, 5L));
  }

  private String verifiedUpTo(long sequence) {
    return Objects.requireNonNull(
            database().persistence().ports().audit().page(EVERYTHING, sequence + 1, 1).block())
        .items()
        .getFirst()
        .hash();
  }

  private VerifiedLog verify(AuditCheckpoint from) {
    return Objects.requireNonNull(database().persistence().ports().audit().verify(from).block());
  }

  private void append(String detail) {
    database()
        .persistence()
        .ports()
        .audit()
        .append(
            new AuditDraft(
                Instant.parse("2026-11-24T12:00:00Z"),
                TestPrincipals.local("127.0.0.1", "1"),
                AuditAction.STORE_CREATE,
                "store/1",
                "alpha",
                StoreFixtures.OWNER,
                AuditEntry.Outcome.ACCEPTED,
                detail))
        .block();
  }

  private AuditVerification verify() {
    return Objects.requireNonNull(database().persistence().ports().audit().verify().block());
  }
}
