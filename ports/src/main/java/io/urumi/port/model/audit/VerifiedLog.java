package io.urumi.port.model.audit;

import java.util.Objects;

/**
 * The audit log as far as it was verified.
 *
 * @param end of the valid part
 */
public record VerifiedLog(AuditVerification result, AuditCheckpoint end) {
  public VerifiedLog {
    Objects.requireNonNull(result, "result");
    Objects.requireNonNull(end, "end");
  }
}
