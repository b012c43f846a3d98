package io.urumi.adapter.persistence.audit;

import io.urumi.adapter.persistence.sql.TextNormalization;
import io.urumi.adapter.persistence.sql.Timestamps;
import io.urumi.domain.store.Owner;
import io.urumi.port.driven.persistence.AuditDraft;
import io.urumi.port.model.Actor;
import io.urumi.port.model.audit.AuditEntry;
import io.urumi.port.model.audit.RecordedActor;

/** Links audit entries to a chain of {@link AuditHash}es. */
public final class AuditChain {
  private static final int MAX_FIELD = 255;
  private static final int MAX_SUBDOMAIN = 63;
  private static final int MAX_DETAIL = 10_000;

  private AuditChain() {}

  /** The entry of a draft after the entry with {@code previousHash}. */
  public static AuditEntry link(AuditDraft draft, long sequence, String previousHash) {
    Actor actor = draft.actor();
    String subdomain = draft.subdomain();
    Owner owner = draft.owner();
    AuditEntry unsealed =
        new AuditEntry(
            sequence,
            AuditEntry.CURRENT,
            Timestamps.micros(draft.at()),
            new RecordedActor(
                field(actor.principal().displayName()),
                actor.principal().id(),
                actor.principal().kind().name(),
                field(actor.origin()),
                field(actor.requestId())),
            draft.action().code(),
            field(draft.subject()),
            subdomain == null ? null : stored(subdomain, MAX_SUBDOMAIN),
            owner == null ? null : owner.value(),
            draft.outcome(),
            stored(draft.detail(), MAX_DETAIL),
            "",
            previousHash);
    return sealed(unsealed, AuditHash.of(unsealed));
  }

  /** Whether the entry is intact and follows the entry with {@code previousHash}. */
  public static boolean fits(AuditEntry entry, long sequence, String previousHash) {
    return entry.sequence() == sequence
        && entry.previousHash().equals(previousHash)
        && AuditHash.matches(entry);
  }

  private static AuditEntry sealed(AuditEntry entry, String hash) {
    return new AuditEntry(
        entry.sequence(),
        entry.format(),
        entry.at(),
        entry.actor(),
        entry.action(),
        entry.subject(),
        entry.subdomain(),
        entry.owner(),
        entry.outcome(),
        entry.detail(),
        hash,
        entry.previousHash());
  }

  private static String field(String text) {
    return stored(text, MAX_FIELD);
  }

  /** The text as the database stores it: the hash covers what is read back. */
  private static String stored(String text, int maxLength) {
    return TextNormalization.truncated(TextNormalization.storable(text), maxLength);
  }
}
