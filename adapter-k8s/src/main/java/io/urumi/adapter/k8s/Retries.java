package io.urumi.adapter.k8s;

import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Repeats a call that may pass a moment later: all calls of this adapter are idempotent, a create
 * because it names its object.
 */
final class Retries {
  private static final int ATTEMPTS = 3;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
  private static final IntervalFunction BACKOFF =
      IntervalFunction.ofExponentialRandomBackoff(FIRST_PAUSE, 2, 0.5);

  private final Retry retry =
      Retry.of(
          "kubernetes",
          RetryConfig.custom()
              .maxAttempts(ATTEMPTS)
              .retryOnException(Retries::worthwhile)
              .intervalBiFunction((attempt, outcome) -> pause(attempt, outcome.getLeft()))
              .build());

  <T> T run(Supplier<T> call) {
    return retry.executeSupplier(call);
  }

  private static boolean worthwhile(Throwable error) {
    return error instanceof ApiCallException refused
        && refused.mayPass()
        && !Thread.currentThread().isInterrupted()
        && Deadline.left(LONGEST_PAUSE).compareTo(refused.retryAfter().plus(FIRST_PAUSE)) > 0;
  }

  private static long pause(int attempt, Throwable error) {
    long wanted = error instanceof ApiCallException refused ? refused.retryAfter().toMillis() : 0;
    long pause = Math.max(wanted, BACKOFF.apply(attempt));
    return Math.max(1, Deadline.left(Duration.ofMillis(pause)).toMillis());
  }
}
