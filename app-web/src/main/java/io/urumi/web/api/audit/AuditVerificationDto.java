package io.urumi.web.api.audit;

import io.swagger.v3.oas.annotations.media.Schema;
import io.urumi.port.model.audit.AuditVerification;
import org.jspecify.annotations.Nullable;

/** JSON form of a verification of the audit log. */
@Schema(name = "AuditVerification", description = "Result of recomputing the hash chain")
public record AuditVerificationDto(
    @Schema(description = "Whether every hash matches its entry") boolean intact,
    @Schema(description = "Number of entries read") long entries,
    @Schema(
            description =
                "Sequence of the first entry whose hash does not match; absent when intact")
        @Nullable Long brokenAt) {

  public static AuditVerificationDto of(AuditVerification verification) {
    return new AuditVerificationDto(
        verification.intact(), verification.entries(), verification.brokenAt());
  }
}
