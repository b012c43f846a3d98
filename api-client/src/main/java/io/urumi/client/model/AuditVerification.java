package io.urumi.client.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The result of verifying the audit log's hash chain.
 *
 * @param brokenAt the first invalid sequence; null when intact
 * @param from sequence of the first entry that was read; 1 when all were, null from a control plane
 *     of an earlier version, which always reads all
 * @param fullAt when all entries were last read
 */
public record AuditVerification(
    boolean intact,
    long entries,
    @Nullable Long brokenAt,
    @Nullable Long from,
    @Nullable Instant fullAt) {}
