package io.urumi.shell.client;

import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** How often, how far apart and after which failures a call is repeated. */
final class RetryPolicy {
  private static final Duration LONGEST = Duration.ofSeconds(5);

  private final int attempts;
  private final Duration firstDelay;

  RetryPolicy(int attempts, Duration firstDelay) {
    this.attempts = attempts;
    this.firstDelay = firstDelay;
  }

  /** For calls that mean the same when they arrive twice. */
  Retry repeatable() {
    return bounded(failure -> broken(failure) || busy(failure));
  }

  /** Not when time ran out: whoever waited that long does not want to wait three times. */
  private static boolean broken(Throwable failure) {
    return failure instanceof UnreachableException
        && !(failure.getCause() instanceof TimeoutException);
  }

  /** For calls that do not: repeated only when it is certain that nothing was done. */
  Retry unrepeatable() {
    return bounded(failure ->
        failure instanceof UnreachableException gone ? !gone.mayHaveArrived() : busy(failure));
  }

  private static boolean busy(Throwable failure) {
    return failure instanceof ProblemException problem
        && (problem.status() == 429 || problem.status() == 503);
  }

  private Retry bounded(Predicate<Throwable> worthwhile) {
    return Retry.from(signals ->
        signals.concatMap(signal -> {
          Throwable failure = signal.failure();
          long failed = signal.totalRetries() + 1;
          if (failed >= attempts || !worthwhile.test(failure)) {
            return Mono.error(failure);
          }
          return Mono.delay(delay(failure, failed));
        }));
  }

  private Duration delay(Throwable failure, long failed) {
    @Nullable Duration asked =
        failure instanceof ProblemException problem ? problem.retryAfter() : null;
    Duration delay = asked != null ? asked : firstDelay.multipliedBy(1L << (failed - 1));
    return delay.compareTo(LONGEST) > 0 ? LONGEST : delay;
  }
}
