package io.urumi.web.api.audit;

import io.swagger.v3.oas.annotations.media.Schema;
import io.urumi.port.model.audit.AuditEntry;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** JSON form of an audit entry. */
@Schema(name = "AuditEntry", description = "One entry of the audit log")
public record AuditEntryDto(
    @Schema(description = "Position in the chain; consecutive", example = "9") long sequence,
    @Schema(
            description =
                "Format of the canonical form that the hash covers: 1 has the actor's name only, 2"
                    + " also principal and owner",
            example = "2")
        int format,
    Instant at,
    @Schema(description = "Who acted: the name at that time", example = "local") String actor,
    @Schema(
            description = "Who acted: the permanent id, which is not a name; absent in format 1",
            example = "local")
        @Nullable String principalId,
    @Schema(
            description =
                "As it was recorded, like the action: another version may have recorded a kind that"
                    + " is not listed here; absent in format 1",
            example = "LOCAL")
        @Nullable String principalKind,
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
    @Schema(
            description =
                "Owner of the resource at that time; absent in format 1 and without an owner",
            example = "local")
        @Nullable String owner,
    AuditEntry.Outcome outcome,
    @Schema(description = "What the action was about, for readers") String detail,
    @Schema(description = "SHA-256 of the previous entry's hash and this entry, hexadecimal")
        String hash,
    @Schema(description = "64 zeros for the first entry") String previousHash) {

  public static AuditEntryDto of(AuditEntry entry) {
    return new AuditEntryDto(
        entry.sequence(),
        entry.format(),
        entry.at(),
        entry.actor().name(),
        entry.actor().principalId(),
        entry.actor().principalKind(),
        entry.actor().origin(),
        entry.actor().requestId(),
        entry.action(),
        entry.subject(),
        entry.subdomain(),
        entry.owner(),
        entry.outcome(),
        entry.detail(),
        entry.hash(),
        entry.previousHash());
  }
}
