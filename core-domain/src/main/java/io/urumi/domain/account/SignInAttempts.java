package io.urumi.domain.account;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * Failed sign-ins from one network address, whatever the names of the accounts. After {@value
 * #FAILURES_WITHOUT_DELAY} of them, the next attempt from there has to wait, twice as long after
 * each. Attempts from other addresses do not wait: a user with the right password is not locked out
 * by the guesses of others.
 *
 * @param failures number of attempts without success, those in progress included
 * @param lastAt time of the last one
 */
public record SignInAttempts(int failures, Instant lastAt) {
  /** Failures without a delay. */
  public static final int FAILURES_WITHOUT_DELAY = 5;

  /** Longest delay. */
  public static final Duration MAX_DELAY = Duration.ofMinutes(1);

  /** After this time without an attempt, the failures are forgotten. */
  public static final Duration WINDOW = Duration.ofMinutes(15);

  /** No attempt yet. */
  public static final SignInAttempts NONE = new SignInAttempts(0, Instant.EPOCH);

  public SignInAttempts {
    Objects.requireNonNull(lastAt, "lastAt");
    if (failures < 0) {
      throw new IllegalArgumentException("a number of failures is 0 or more");
    }
  }

  /** How long the next attempt has to wait; zero when it does not. */
  public Duration delay(Instant now) {
    if (failures < FAILURES_WITHOUT_DELAY || isForgotten(now)) {
      return Duration.ZERO;
    }
    Instant allowed = lastAt.plus(delayAfter(failures));
    return now.isBefore(allowed) ? Duration.between(now, allowed) : Duration.ZERO;
  }

  private static Duration delayAfter(int failures) {
    int doublings = Math.min(failures - FAILURES_WITHOUT_DELAY, 10);
    Duration delay = Duration.ofSeconds(1L << doublings);
    return delay.compareTo(MAX_DELAY) < 0 ? delay : MAX_DELAY;
  }

  private boolean isForgotten(Instant now) {
    return !now.isBefore(lastAt.plus(WINDOW));
  }

  /**
   * With one more attempt, which counts as failed until it has succeeded, so that concurrent
   * attempts are counted, too.
   */
  public SignInAttempts begun(Instant now) {
    return new SignInAttempts(isForgotten(now) ? 1 : failures + 1, now);
  }

  /** Without the attempt that has succeeded. Earlier failures still count. */
  public SignInAttempts succeeded() {
    return new SignInAttempts(Math.max(0, failures - 1), lastAt);
  }
}
