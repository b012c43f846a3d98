package io.urumi.application.settings;

import java.time.Duration;
import java.util.Objects;

/**
 * Concurrency and timeouts of one replica.
 *
 * @param storesInFlight number of stores reconciled concurrently
 * @param deletionsInFlight how many of them may be deletions, so that bulk deletions leave slots
 *     for other operations
 * @param leaseDuration how long a store stays with a replica that died; renewed while it is alive
 * @param pollInterval interval at which due stores are claimed without a signal
 * @param stepTimeout timeout of a single effect
 * @param shutdownTimeout how long a shutdown waits for running effects
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

  /** Settings with {@link #shareOfDeletions} slots for deletions. */
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

  /** Defaults for one replica on a small machine. */
  public static EngineSettings defaults() {
    return new EngineSettings(
        16,
        Duration.ofSeconds(15),
        Duration.ofSeconds(1),
        Duration.ofMinutes(2),
        Duration.ofSeconds(5));
  }
}
