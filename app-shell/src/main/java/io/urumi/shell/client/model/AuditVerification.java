package io.urumi.shell.client.model;

import org.jspecify.annotations.Nullable;

/**
 * Whether the audit log's chain of hashes holds; {@code brokenAt} is the first sequence that does
 * not.
 */
public record AuditVerification(boolean intact, long entries, @Nullable Long brokenAt) {}
