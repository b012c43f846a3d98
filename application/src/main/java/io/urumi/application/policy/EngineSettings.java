package io.urumi.application.policy;

import java.time.Duration;
import java.util.Objects;

/**
 * How one replica works.
 *
 * @param storesInFlight how many stores are worked on at the same time
 * @param deletionsInFlight how many of them at most are stores to be deleted, so that many
 *     deletions at once leave slots for everything else
 * @param leaseDuration how long a store stays with a replica that died; renewed while it lives
 * @param pollInterval how often due stores are looked for when nobody signals any
 * @param stepTimeout the longest a single effect may take before it counts as failed
 * @param shutdownTimeout how long a stop waits for effects under way
 */
public record EngineSettings(
    int storesInFlight,
    int deletionsInFlight,
    Duration leaseDuration,
    Duration pollInterval,
    Duration stepTimeout,
    Duration shutdownTimeout) {
  public EngineSettings {
    Objects.requireNonNull(leaseDuration, "leaseDuration");
    Objects.requireNonNull(pollInterval, "pollInterval");
    Objects.requireNonNull(stepTimeout, "stepTimeout");
    Objects.requireNonNull(shutdownTimeout, "shutdownTimeout");
    if (storesInFlight < 1) {
      throw new IllegalArgumentException("at least one store in flight, not " + storesInFlight);
    }
    if (deletionsInFlight < 1 || deletionsInFlight > storesInFlight) {
      throw new IllegalArgumentException(
          "deletions in flight are at least 1 and at most the %d stores in flight, not %d"
              .formatted(storesInFlight, deletionsInFlight));
    }
  }

  /** With {@link #shareOfDeletions} for deletions. */
  public EngineSettings(
      int storesInFlight,
      Duration leaseDuration,
      Duration pollInterval,
      Duration stepTimeout,
      Duration shutdownTimeout) {
    this(
        storesInFlight,
        shareOfDeletions(storesInFlight),
        leaseDuration,
        pollInterval,
        stepTimeout,
        shutdownTimeout);
  }

  /** A quarter of the slots, at least one. */
  public static int shareOfDeletions(int storesInFlight) {
    return Math.max(1, storesInFlight / 4);
  }

  /** What suits one replica on a small machine. */
  public static EngineSettings defaults() {
    return new EngineSettings(
        16,
        Duration.ofSeconds(15),
        Duration.ofSeconds(1),
        Duration.ofMinutes(2),
        Duration.ofSeconds(5));
  }
}
