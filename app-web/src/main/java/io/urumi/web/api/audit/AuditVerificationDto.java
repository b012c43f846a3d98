package io.urumi.web.api.audit;

import io.swagger.v3.oas.annotations.media.Schema;
import io.urumi.port.model.audit.AuditVerification;
import io.urumi.port.model.audit.VerificationRun;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** JSON form of a verification of the audit log. */
@Schema(name = "AuditVerification", description = "Result of recomputing the hash chain")
public record AuditVerificationDto(
    @Schema(description = "Whether every hash matches its entry") boolean intact,
    @Schema(description = "Number of valid entries, including those before \"from\"") long entries,
    @Schema(
            description =
                "Sequence of the first entry whose hash does not match; absent when intact")
        @Nullable Long brokenAt,
    @Schema(
            description =
                "Sequence of the first entry that was read; 1 when all were. Those before it were"
                    + " read by earlier verifications",
            example = "1")
        long from,
    @Schema(
            description =
                "When all entries were last read; the time of this verification when it read them")
        Instant fullAt) {

  public static AuditVerificationDto of(VerificationRun run) {
    AuditVerification verification = run.result();
    return new AuditVerificationDto(
        verification.intact(),
        verification.entries(),
        verification.brokenAt(),
        run.from(),
        run.fullAt());
  }
}
