package io.urumi.domain.store;

import java.time.Instant;
import java.util.Objects;

/**
 * A step under way.
 *
 * @param attempt 1 for the first try
 * @param startedAt when the first try since the last progress began; deadlines count from it
 * @param attemptStartedAt when this try began
 * @param failed whether this try has failed already, and the next one is being waited for
 */
public record StepState(
    Step step, int attempt, Instant startedAt, Instant attemptStartedAt, boolean failed) {
  public StepState {
    Objects.requireNonNull(step, "step");
    Objects.requireNonNull(startedAt, "startedAt");
    Objects.requireNonNull(attemptStartedAt, "attemptStartedAt");
    if (attempt < 1) {
      throw new IllegalArgumentException("attempts count from 1, not from " + attempt);
    }
  }

  /** The first try of a step. */
  public static StepState begin(Step step, Instant now) {
    return new StepState(step, 1, now, now, false);
  }

  /** The next try of the same step. */
  public StepState again(Instant now) {
    return new StepState(step, attempt + 1, startedAt, now, false);
  }

  /** This try, failed. */
  public StepState asFailed() {
    return new StepState(step, attempt, startedAt, attemptStartedAt, true);
  }

  /** This try, with its deadline counted anew from {@code now}. */
  public StepState withDeadlineFrom(Instant now) {
    return new StepState(step, attempt, now, attemptStartedAt, failed);
  }
}
