package io.urumi.domain.store;

import java.time.Instant;
import java.util.Objects;

/**
 * A running step.
 *
 * @param attempt 1 for the first attempt
 * @param startedAt start of the first attempt since the last progress; deadlines count from it
 * @param attemptStartedAt start of this attempt
 * @param failed whether this attempt has failed and the next one is pending
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

  /** The first attempt of a step. */
  public static StepState begin(Step step, Instant now) {
    return new StepState(step, 1, now, now, false);
  }

  /** The next attempt of the same step. */
  public StepState again(Instant now) {
    return new StepState(step, attempt + 1, startedAt, now, false);
  }

  /** This attempt, failed. */
  public StepState asFailed() {
    return new StepState(step, attempt, startedAt, attemptStartedAt, true);
  }

  /** This attempt, with its deadline counted from {@code now}. */
  public StepState withDeadlineFrom(Instant now) {
    return new StepState(step, attempt, now, attemptStartedAt, failed);
  }
}
