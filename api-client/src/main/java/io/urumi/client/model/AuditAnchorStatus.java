package io.urumi.client.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether the audit log is anchored.
 *
 * @param enabled whether the process that answered has a key
 * @param last null when there is none yet
 * @param checkedAt when the log was last compared with the newest anchor
 * @param problem why no newer anchor is written; null when there is no problem
 */
public record AuditAnchorStatus(
    boolean enabled,
    @Nullable AuditAnchor last,
    @Nullable Instant checkedAt,
    @Nullable String problem) {}
