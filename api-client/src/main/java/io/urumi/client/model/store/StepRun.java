package io.urumi.client.model.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One attempt of a step; {@code outcome} is RUNNING, SUCCEEDED, FAILED or INTERRUPTED, {@code
 * durationMs} in milliseconds.
 */
public record StepRun(
    String id,
    String step,
    @Nullable String title,
    int attempt,
    @Nullable Instant startedAt,
    @Nullable Instant endedAt,
    @Nullable Long durationMs,
    String outcome,
    @Nullable String message,
    @Nullable Failure failure) {

  /** Returns whether it is in progress. */
  public boolean running() {
    return outcome.equals("RUNNING");
  }

  /** Returns whether it succeeded. */
  public boolean succeeded() {
    return outcome.equals("SUCCEEDED");
  }

  /** Returns the name to show. */
  public String label() {
    return title == null ? step : title;
  }
}
