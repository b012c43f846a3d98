package io.urumi.web.api.dto;

import io.swagger.v3.oas.annotations.media.Schema;
import io.urumi.port.model.audit.AuditEntry;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One act of the audit log, on the wire. */
@Schema(name = "AuditEntry", description = "One act in the audit log")
public record AuditEntryDto(
    @Schema(description = "Place in the chain, without holes", example = "9") long sequence,
    Instant at,
    @Schema(description = "Who", example = "local") String actor,
    @Schema(description = "From where", example = "127.0.0.1") String origin,
    @Schema(description = "Finds the request in the log; empty for the platform's own acts")
        String requestId,
    @Schema(example = "store.create") String action,
    @Schema(
            description = "What it was done to",
            example = "store/01890a5d-ac96-774b-bcce-b302099a8057")
        String subject,
    @Schema(description = "Absent when no store is meant", example = "alpha")
        @Nullable String subdomain,
    AuditEntry.Outcome outcome,
    @Schema(description = "A sentence for people") String detail,
    @Schema(description = "SHA-256 of the previous hash and this entry, hexadecimal") String hash,
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
