package io.urumi.port.model.store;

import io.urumi.domain.failure.StoreFailure;
import io.urumi.domain.store.Step;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One attempt of one step in the timeline.
 *
 * @param endedAt null while it runs
 * @param failure null unless it failed
 */
public record StepRun(
    long id,
    Step step,
    int attempt,
    Instant startedAt,
    @Nullable Instant endedAt,
    Outcome outcome,
    @Nullable StoreFailure failure) {
  /** The result of an attempt. */
  public enum Outcome {
    RUNNING,
    SUCCEEDED,
    FAILED,
    /** Interrupted: the process died or another request replaced it. */
    INTERRUPTED
  }

  public StepRun {
    Objects.requireNonNull(step, "step");
    Objects.requireNonNull(startedAt, "startedAt");
    Objects.requireNonNull(outcome, "outcome");
  }
}
