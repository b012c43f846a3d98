package io.urumi.client.model;

import org.jspecify.annotations.Nullable;

/**
 * The result of verifying the audit log's hash chain; {@code brokenAt} is the first invalid
 * sequence.
 */
public record AuditVerification(boolean intact, long entries, @Nullable Long brokenAt) {}
