package io.urumi.shell.auditfile;

import org.jspecify.annotations.Nullable;

/**
 * The result of verifying an exported audit log.
 *
 * @param entries how many entries are valid
 * @param brokenLine the first invalid line, counted from 1; null when all are valid
 * @param holes the number of gaps in the sequence; 0 for a complete log
 * @param firstSequence null when there is no entry
 * @param lastSequence null when there is no entry
 * @param lastHash to be stored elsewhere: a log that was changed later has another hash
 * @param anchors null when it was not compared with anchors
 */
public record AuditFileCheck(
    boolean intact,
    long entries,
    @Nullable Long brokenLine,
    long holes,
    @Nullable Long firstSequence,
    @Nullable Long lastSequence,
    @Nullable String lastHash,
    @Nullable AnchorCheck anchors) {
  /** Whether the log is intact and as it was anchored. */
  public boolean passed() {
    return intact && (anchors == null || anchors.findings().isEmpty());
  }
}
