package io.urumi.port.model.audit;

import java.time.Instant;
import java.util.Objects;

/**
 * One verification of the audit log.
 *
 * @param from sequence number of the first entry that was read; 1 when all were
 * @param fullAt when all entries were last read; the time of this run when it read them
 */
public record VerificationRun(AuditVerification result, long from, Instant fullAt) {
  public VerificationRun {
    Objects.requireNonNull(result, "result");
    Objects.requireNonNull(fullAt, "fullAt");
  }
}
