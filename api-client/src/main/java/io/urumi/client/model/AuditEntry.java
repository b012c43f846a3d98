package io.urumi.client.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the audit log: an action, its actor and its outcome. {@code hash} covers the entry
 * and {@code previousHash}.
 */
public record AuditEntry(
    long sequence,
    @Nullable Instant at,
    @Nullable String actor,
    @Nullable String origin,
    @Nullable String requestId,
    String action,
    @Nullable String subject,
    @Nullable String subdomain,
    String outcome,
    @Nullable String detail,
    @Nullable String hash,
    @Nullable String previousHash) {}
