package io.urumi.web.api.audit;

import io.swagger.v3.oas.annotations.media.Schema;
import io.urumi.port.model.audit.AuditEntry;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** JSON form of an audit entry. */
@Schema(name = "AuditEntry", description = "One entry of the audit log")
public record AuditEntryDto(
    @Schema(description = "Position in the chain; consecutive", example = "9") long sequence,
    Instant at,
    @Schema(description = "Who acted", example = "local") String actor,
    @Schema(description = "Address the request came from", example = "127.0.0.1") String origin,
    @Schema(
            description =
                "Id of the request in the server log; empty for the platform's own actions")
        String requestId,
    @Schema(
            description =
                "The code as it was recorded, which the hash covers; an entry that another version"
                    + " recorded may have one that is not listed here",
            example = "store.create")
        String action,
    @Schema(
            description = "The resource that was acted on",
            example = "store/01890a5d-ac96-774b-bcce-b302099a8057")
        String subject,
    @Schema(description = "Absent when the entry is not about a store", example = "alpha")
        @Nullable String subdomain,
    AuditEntry.Outcome outcome,
    @Schema(description = "One sentence that describes the action") String detail,
    @Schema(description = "SHA-256 of the previous entry's hash and this entry, hexadecimal")
        String hash,
    @Schema(description = "64 zeros for the first entry") String previousHash) {

  public static AuditEntryDto of(AuditEntry entry) {
    return new AuditEntryDto(
        entry.sequence(),
        entry.at(),
        entry.actor().name(),
        entry.actor().origin(),
        entry.actor().requestId(),
        entry.action(),
        entry.subject(),
        entry.subdomain(),
        entry.outcome(),
        entry.detail(),
        entry.hash(),
        entry.previousHash());
  }
}
