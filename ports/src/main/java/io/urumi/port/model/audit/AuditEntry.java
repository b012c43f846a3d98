package io.urumi.port.model.audit;

import io.urumi.port.model.Actor;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the audit log.
 *
 * @param action code of an {@link AuditAction} as it was recorded. Text, because the hash covers it
 *     and another version may have recorded an action that this one does not know
 * @param hash SHA-256 of the previous hash and this entry, hexadecimal
 * @param previousHash 64 zeros for the first
 */
public record AuditEntry(
    long sequence,
    Instant at,
    Actor actor,
    String action,
    String subject,
    @Nullable String subdomain,
    Outcome outcome,
    String detail,
    String hash,
    String previousHash) {
  /** The result of the audited action. */
  public enum Outcome {
    /** The request was recorded. */
    ACCEPTED,
    /** The request was refused; nothing was changed. */
    REFUSED,
    /** The action succeeded. */
    SUCCEEDED,
    /** The action failed. */
    FAILED
  }

  public AuditEntry {
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(actor, "actor");
    Objects.requireNonNull(action, "action");
    Objects.requireNonNull(subject, "subject");
    Objects.requireNonNull(outcome, "outcome");
    Objects.requireNonNull(detail, "detail");
    Objects.requireNonNull(hash, "hash");
    Objects.requireNonNull(previousHash, "previousHash");
  }
}
