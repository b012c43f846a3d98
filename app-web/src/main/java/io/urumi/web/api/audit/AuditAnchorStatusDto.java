package io.urumi.web.api.audit;

import io.swagger.v3.oas.annotations.media.Schema;
import io.urumi.port.model.anchor.AnchorStatus;
import io.urumi.port.model.anchor.AuditAnchor;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** JSON form of the state of the anchors. */
@Schema(name = "AuditAnchorStatus", description = "Whether the audit log is anchored")
public record AuditAnchorStatusDto(
    @Schema(description = "Whether the process has a key for anchors") boolean enabled,
    @Schema(description = "Absent when there is none yet") @Nullable AuditAnchorDto last,
    @Schema(description = "When the log was last compared with the newest anchor")
        @Nullable Instant checkedAt,
    @Schema(description = "Why no newer anchor is written; absent when there is no problem")
        @Nullable String problem) {

  static AuditAnchorStatusDto of(AnchorStatus status) {
    AuditAnchor last = status.last();
    return new AuditAnchorStatusDto(
        status.enabled(),
        last == null ? null : AuditAnchorDto.of(last),
        status.checkedAt(),
        status.problem());
  }
}
