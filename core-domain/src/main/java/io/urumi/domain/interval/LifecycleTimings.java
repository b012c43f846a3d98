package io.urumi.domain.interval;

import java.time.Duration;
import java.util.Objects;

/**
 * Intervals, deadlines and retry limits of the lifecycle. The settings {@code urumi.lifecycle.*}
 * change them, for example {@code urumi.lifecycle.probe}.
 *
 * @param recheckInterval between two observations of a wait while the cluster reports no change
 * @param probeInterval shortest one between two probes of the shop's page while a step waits for
 *     it; grows with the age of the step, up to {@code recheckInterval} ({@code Lifecycle.pause}).
 *     The page of a settled store is probed with each observation, see {@code resyncInterval}
 * @param resyncInterval between two observations of a settled store
 * @param problemGrace how long a reported problem may last within one wait before the store fails;
 *     below a minute, so that the cause is visible within a minute
 * @param clusterGrace the same for a problem that the cluster may resolve by itself, such as a
 *     missing node; longer than adding a node takes
 * @param stepDeadline how long a step may last without a reported problem
 * @param maxAttempts attempts of one step before the store fails
 * @param backoffBase backoff after the first failed attempt; doubles with each attempt
 * @param backoffCap longest backoff
 */
public record LifecycleTimings(
    Duration recheckInterval,
    Duration probeInterval,
    Duration resyncInterval,
    Duration problemGrace,
    Duration clusterGrace,
    Duration stepDeadline,
    int maxAttempts,
    Duration backoffBase,
    Duration backoffCap) {

  public LifecycleTimings {
    for (Duration each :
        new Duration[] {
          recheckInterval,
          probeInterval,
          resyncInterval,
          problemGrace,
          clusterGrace,
          stepDeadline,
          backoffBase,
          backoffCap
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

  /** Defaults for interactive use: short intervals, a cause within a minute. */
  public static LifecycleTimings defaults() {
    Duration recheckInterval = Duration.ofSeconds(2);
    Duration probeInterval = Duration.ofMillis(150);
    Duration resyncInterval = Duration.ofSeconds(30);
    Duration problemGrace = Duration.ofSeconds(40);
    Duration clusterGrace = Duration.ofMinutes(10);
    Duration stepDeadline = Duration.ofMinutes(5);
    int maxAttempts = 5;
    Duration backoffBase = Duration.ofMillis(500);
    Duration backoffCap = Duration.ofSeconds(30);
    return new LifecycleTimings(
        recheckInterval,
        probeInterval,
        resyncInterval,
        problemGrace,
        clusterGrace,
        stepDeadline,
        maxAttempts,
        backoffBase,
        backoffCap);
  }

  /** The backoff after a failed attempt, without jitter; {@code attempt} counts from 1. */
  public Duration backoff(int attempt) {
    int doublings = Math.min(attempt - 1, 20);
    Duration pause = backoffBase.multipliedBy(1L << doublings);
    return pause.compareTo(backoffCap) > 0 ? backoffCap : pause;
  }
}
