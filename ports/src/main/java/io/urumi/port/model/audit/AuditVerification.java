package io.urumi.port.model.audit;

import org.jspecify.annotations.Nullable;

/**
 * The result of recomputing the hash chain.
 *
 * @param entries number of valid entries, including those before a checkpoint
 * @param brokenAt sequence number of the first entry with a wrong hash; null when intact
 */
public record AuditVerification(boolean intact, long entries, @Nullable Long brokenAt) {}
