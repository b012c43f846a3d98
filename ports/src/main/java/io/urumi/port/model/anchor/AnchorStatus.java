package io.urumi.port.model.anchor;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether the audit log is anchored.
 *
 * @param enabled whether this process has a key for anchors
 * @param last the newest anchor; null when there is none yet
 * @param checkedAt when the log was last compared with it; null when it never was
 * @param problem why no newer anchor is written; null when there is no problem
 */
public record AnchorStatus(
    boolean enabled,
    @Nullable AuditAnchor last,
    @Nullable Instant checkedAt,
    @Nullable String problem) {
  /** Without a key. */
  public static final AnchorStatus DISABLED = new AnchorStatus(false, null, null, null);
}
