package io.urumi.application.settings;

import java.time.Duration;
import java.util.Objects;

/**
 * Retention times; zero means unlimited. Audit entries are never removed.
 *
 * @param events how long events are kept
 * @param steps how long the ended steps of timelines are kept
 * @param deletedStores how long the rows of deleted stores are kept; not shorter than their events
 *     and steps, which reference them
 * @param interval interval at which one of the replicas removes older rows
 */
public record RetentionSettings(
    Duration events, Duration steps, Duration deletedStores, Duration interval) {
  public RetentionSettings {
    Objects.requireNonNull(events, "events");
    Objects.requireNonNull(steps, "steps");
    Objects.requireNonNull(deletedStores, "deletedStores");
    Objects.requireNonNull(interval, "interval");
    if (events.isNegative() || steps.isNegative() || deletedStores.isNegative()) {
      throw new IllegalArgumentException("retention times are 0 (unlimited) or positive");
    }
    if (interval.isNegative() || interval.isZero()) {
      throw new IllegalArgumentException("the interval must be positive, not " + interval);
    }
    if (!deletedStores.isZero()
        && (outlasts(events, deletedStores) || outlasts(steps, deletedStores))) {
      throw new IllegalArgumentException(
          "deleted stores must be kept at least as long as their events and steps");
    }
  }

  private static boolean outlasts(Duration kept, Duration other) {
    return kept.isZero() || kept.compareTo(other) > 0;
  }

  /** Events and steps for 90 days, deleted stores for a year, removed once an hour. */
  public static RetentionSettings defaults() {
    return new RetentionSettings(
        Duration.ofDays(90), Duration.ofDays(90), Duration.ofDays(365), Duration.ofHours(1));
  }
}
