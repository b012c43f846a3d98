package io.urumi.web.api.audit;

import io.swagger.v3.oas.annotations.media.Schema;
import io.urumi.port.model.anchor.AuditAnchor;
import java.time.Instant;

/** JSON form of an anchor. */
@Schema(name = "AuditAnchor", description = "The signed end of the audit log at one time")
public record AuditAnchorDto(
    @Schema(description = "Sequence of the newest entry at that time", example = "42") long entries,
    @Schema(description = "Hash of that entry") String hash,
    Instant at,
    @Schema(
            description = "First 16 hexadecimal digits of the SHA-256 of the public key",
            example = "0123456789abcdef")
        String key,
    @Schema(description = "Ed25519 signature, Base64") String signature) {

  static AuditAnchorDto of(AuditAnchor anchor) {
    return new AuditAnchorDto(
        anchor.entries(), anchor.hash(), anchor.at(), anchor.key(), anchor.signature());
  }
}
