package io.urumi.port.model.audit;

import java.util.Objects;

/**
 * The end of a part of the audit log that was verified.
 *
 * @param entries number of entries of the part, which is the sequence number of its last entry
 * @param hash of its last entry
 */
public record AuditCheckpoint(long entries, String hash) {
  /** The beginning of every log. */
  public static final AuditCheckpoint ORIGIN = new AuditCheckpoint(0, "0".repeat(64));

  public AuditCheckpoint {
    Objects.requireNonNull(hash, "hash");
  }
}
