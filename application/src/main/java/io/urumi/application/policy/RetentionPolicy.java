package io.urumi.application.policy;

import java.time.Duration;
import java.util.Objects;

/**
 * How long what has happened is kept; zero stands for ever. Audit entries are not among it: they
 * are kept for ever.
 *
 * @param events how long events are kept
 * @param steps how long the ended steps of timelines are kept
 * @param deletedStores how long the rows of deleted stores are kept; not shorter than their events
 *     and steps, which would be of nobody
 * @param interval how often one of the replicas removes what is older
 */
public record RetentionPolicy(
    Duration events, Duration steps, Duration deletedStores, Duration interval) {
  public RetentionPolicy {
    Objects.requireNonNull(events, "events");
    Objects.requireNonNull(steps, "steps");
    Objects.requireNonNull(deletedStores, "deletedStores");
    Objects.requireNonNull(interval, "interval");
    if (events.isNegative() || steps.isNegative() || deletedStores.isNegative()) {
      throw new IllegalArgumentException("what is kept is kept for a time or, with 0, for ever");
    }
    if (interval.isNegative() || interval.isZero()) {
      throw new IllegalArgumentException("the interval is longer than " + interval);
    }
    if (!deletedStores.isZero()
        && (outlasts(events, deletedStores) || outlasts(steps, deletedStores))) {
      throw new IllegalArgumentException(
          "deleted stores are kept at least as long as events and steps, which belong to them");
    }
  }

  private static boolean outlasts(Duration kept, Duration other) {
    return kept.isZero() || kept.compareTo(other) > 0;
  }

  /** Events and steps for 90 days, deleted stores for a year, looked at once an hour. */
  public static RetentionPolicy defaults() {
    return new RetentionPolicy(
        Duration.ofDays(90), Duration.ofDays(90), Duration.ofDays(365), Duration.ofHours(1));
  }
}
