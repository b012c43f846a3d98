package io.urumi.port.model.store;

import io.urumi.domain.failure.StoreFailure;
import io.urumi.domain.store.Step;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One try of one step, as it stands in the timeline.
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
  /** How a try ended. */
  public enum Outcome {
    RUNNING,
    SUCCEEDED,
    FAILED,
    /** Cut off: the process died, or the wish changed. */
    INTERRUPTED
  }

  public StepRun {
    Objects.requireNonNull(step, "step");
    Objects.requireNonNull(startedAt, "startedAt");
    Objects.requireNonNull(outcome, "outcome");
  }
}
