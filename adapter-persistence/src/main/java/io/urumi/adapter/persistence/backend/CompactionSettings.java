package io.urumi.adapter.persistence.backend;

import java.time.Duration;

/**
 * When the file of the embedded database is rewritten without gaps.
 *
 * @param minimumBytes a smaller file is never rewritten
 * @param growth the file is rewritten when it is this many times as large as after the last time
 * @param interval between two looks at the file's size
 */
public record CompactionSettings(long minimumBytes, int growth, Duration interval) {

  /** From 64 MB on, at three times the size. */
  public static CompactionSettings defaults() {
    long minimumBytes = 64L << 20;
    int growth = 3;
    return new CompactionSettings(minimumBytes, growth, Duration.ofSeconds(10));
  }
}
