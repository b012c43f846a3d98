package io.urumi.client.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the audit log: an action, its actor and its outcome. {@code hash} covers the entry
 * and {@code previousHash}.
 *
 * @param format null in entries of earlier versions, whose format is 1
 * @param principalId null in format 1, as are {@code principalKind} and {@code owner}
 */
public record AuditEntry(
    long sequence,
    @Nullable Integer format,
    @Nullable Instant at,
    @Nullable String actor,
    @Nullable String principalId,
    @Nullable String principalKind,
    @Nullable String origin,
    @Nullable String requestId,
    String action,
    @Nullable String subject,
    @Nullable String subdomain,
    @Nullable String owner,
    String outcome,
    @Nullable String detail,
    @Nullable String hash,
    @Nullable String previousHash) {}
