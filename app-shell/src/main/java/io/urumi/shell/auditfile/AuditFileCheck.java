package io.urumi.shell.auditfile;

import org.jspecify.annotations.Nullable;

/**
 * What checking an exported audit log showed.
 *
 * @param entries how many were read and fit
 * @param brokenLine the first line that does not fit, counted from 1; null when all do
 * @param holes how often entries in between are not in the file; 0 for a whole log
 * @param firstSequence null when there is no entry
 * @param lastSequence null when there is no entry
 * @param lastHash to be kept elsewhere: who changes the log later cannot have this hash again
 */
public record AuditFileCheck(
    boolean intact,
    long entries,
    @Nullable Long brokenLine,
    long holes,
    @Nullable Long firstSequence,
    @Nullable Long lastSequence,
    @Nullable String lastHash) {}
