package io.urumi.port.model.audit;

import org.jspecify.annotations.Nullable;

/**
 * What recomputing the chain showed.
 *
 * @param entries how many were read
 * @param brokenAt sequence number of the first entry that does not fit; null when intact
 */
public record AuditVerification(boolean intact, long entries, @Nullable Long brokenAt) {}
