package io.urumi.client.http;

import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** After which failures a call is attempted again. */
public enum RetryPolicy {
  /** For calls that have the same effect when they arrive twice. */
  REPEATABLE {
    @Override
    boolean allows(RuntimeException failure) {
      // Not after a timeout: three timeouts in a row are too long for a caller.
      return failure instanceof UnreachableException
          ? !(failure.getCause() instanceof TimeoutException)
          : busy(failure);
    }
  },

  /** For other calls: only when it is certain that nothing was done. */
  UNREPEATABLE {
    @Override
    boolean allows(RuntimeException failure) {
      return failure instanceof UnreachableException unreachable
          ? !unreachable.mayHaveArrived()
          : busy(failure);
    }
  };

  private static final Duration LONGEST = Duration.ofSeconds(5);

  abstract boolean allows(RuntimeException failure);

  /** Returns the delay that the server requested, else one that doubles with each attempt. */
  static Duration delay(RuntimeException failure, int attempts, Duration first) {
    @Nullable Duration requested =
        failure instanceof ProblemException problem ? problem.retryAfter() : null;
    Duration delay = requested != null ? requested : first.multipliedBy(1L << (attempts - 1));
    return delay.compareTo(LONGEST) > 0 ? LONGEST : delay;
  }

  /** Not when the server requests a longer delay than this client waits. */
  private static boolean busy(RuntimeException failure) {
    return failure instanceof ProblemException problem
        && (problem.status() == 429 || problem.status() == 503)
        && (problem.retryAfter() == null || problem.retryAfter().compareTo(LONGEST) <= 0);
  }
}
