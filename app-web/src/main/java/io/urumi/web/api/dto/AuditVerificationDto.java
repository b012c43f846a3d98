package io.urumi.web.api.dto;

import io.swagger.v3.oas.annotations.media.Schema;
import io.urumi.port.model.audit.AuditVerification;
import org.jspecify.annotations.Nullable;

/** What recomputing the audit log's chain showed, on the wire. */
@Schema(name = "AuditVerification", description = "What recomputing the chain of hashes showed")
public record AuditVerificationDto(
    boolean intact,
    @Schema(description = "How many entries were read") long entries,
    @Schema(description = "Place of the first entry that does not fit; absent when intact")
        @Nullable Long brokenAt) {

  public static AuditVerificationDto of(AuditVerification verification) {
    return new AuditVerificationDto(
        verification.intact(), verification.entries(), verification.brokenAt());
  }
}
