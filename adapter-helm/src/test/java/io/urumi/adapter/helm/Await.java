package io.urumi.adapter.helm;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** Waits until a condition holds. */
final class Await {
  private static final Duration TIMEOUT = Duration.ofMinutes(2);

  private Await() {}

  static void until(Callable<Boolean> fact) {
    Instant end = Instant.now().plus(TIMEOUT);
    try {
      while (!fact.call()) {
        if (Instant.now().isAfter(end)) {
          throw new AssertionError(
              "the condition did not hold within " + TIMEOUT.toSeconds() + " s");
        }
        LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
      }
    } catch (RuntimeException failure) {
      throw failure;
    } catch (Exception failure) {
      throw new IllegalStateException(failure);
    }
  }
}
