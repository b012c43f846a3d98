package io.urumi.adapter.persistence.backend;

import java.time.Duration;

/**
 * When the file of the embedded database is rewritten without gaps: so early that it has at most
 * {@code growth} times the size that it had after the last time, or twice {@code marginBytes}.
 *
 * @param marginBytes a smaller file is never rewritten; as many bytes may be added between the
 *     moment when a rewrite is due and the rewrite
 * @param growth the allowed multiple
 * @param interval between two looks at the file's size
 */
public record CompactionSettings(long marginBytes, int growth, Duration interval) {

  /** At most three times the size, or 16 MB. */
  public static CompactionSettings defaults() {
    long marginBytes = 8L << 20;
    int growth = 3;
    return new CompactionSettings(marginBytes, growth, Duration.ofMillis(500));
  }

  /** The size from which on a rewrite is due. */
  long dueBytes(long compactedBytes) {
    return Math.max(marginBytes, compactedBytes * growth - marginBytes);
  }
}
