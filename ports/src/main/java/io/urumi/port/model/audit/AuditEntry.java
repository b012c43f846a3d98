package io.urumi.port.model.audit;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the audit log, as it is stored: nothing is checked here, so that verification finds
 * what does not fit.
 *
 * @param format of the canonical form that the hash covers: {@value #NAME_ONLY} or {@value
 *     #CURRENT}; another version may have recorded another one
 * @param action code of an {@link AuditAction} as it was recorded. Text, because the hash covers it
 *     and another version may have recorded an action that this one does not know
 * @param owner of the subject at that time; null when it has none, and in format {@value
 *     #NAME_ONLY}
 * @param hash SHA-256 of the previous hash and this entry, hexadecimal
 * @param previousHash 64 zeros for the first
 */
public record AuditEntry(
    long sequence,
    int format,
    Instant at,
    RecordedActor actor,
    String action,
    String subject,
    @Nullable String subdomain,
    @Nullable String owner,
    Outcome outcome,
    String detail,
    String hash,
    String previousHash) {
  /** As earlier versions record entries: with the actor's name only, and without owner. */
  public static final int NAME_ONLY = 1;

  /** With principal and owner. */
  public static final int CURRENT = 2;

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
