package io.urumi.domain.lifecycle;

import java.time.Duration;
import java.util.Objects;

/**
 * The lifecycle's patience.
 *
 * @param recheck how often a wait is looked at when the cluster reports no change
 * @param probe how often the shop's page is asked for while it is awaited
 * @param resync how often a settled store is looked at
 * @param problemGrace how long a problem that the cluster names may last within one wait before the
 *     store is given up; below a minute, so that people learn the cause within one
 * @param stepDeadline how long a step may last without any named problem
 * @param maxAttempts tries of one step before the store is given up
 * @param backoffBase pause after the first failed try; doubles with each
 * @param backoffCap longest pause
 */
public record LifecyclePolicy(
    Duration recheck,
    Duration probe,
    Duration resync,
    Duration problemGrace,
    Duration stepDeadline,
    int maxAttempts,
    Duration backoffBase,
    Duration backoffCap) {

  public LifecyclePolicy {
    for (Duration each :
        new Duration[] {
          recheck, probe, resync, problemGrace, stepDeadline, backoffBase, backoffCap
        }) {
      Objects.requireNonNull(each);
      if (each.isNegative() || each.isZero()) {
        throw new IllegalArgumentException("a lifecycle's durations are positive, not " + each);
      }
    }
    if (maxAttempts < 1) {
      throw new IllegalArgumentException("at least one attempt, not " + maxAttempts);
    }
  }

  /** What suits people who watch a store come up. */
  public static LifecyclePolicy defaults() {
    return new LifecyclePolicy(
        Duration.ofSeconds(2),
        Duration.ofMillis(150),
        Duration.ofSeconds(30),
        Duration.ofSeconds(40),
        Duration.ofMinutes(5),
        5,
        Duration.ofMillis(500),
        Duration.ofSeconds(30));
  }

  /** The pause after the given failed try, without jitter; {@code attempt} counts from 1. */
  public Duration backoff(int attempt) {
    int doublings = Math.min(attempt - 1, 20);
    Duration pause = backoffBase.multipliedBy(1L << doublings);
    return pause.compareTo(backoffCap) > 0 ? backoffCap : pause;
  }
}
