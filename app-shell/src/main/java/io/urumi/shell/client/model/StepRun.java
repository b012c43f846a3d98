package io.urumi.shell.client.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One try of one step; {@code outcome} is RUNNING, SUCCEEDED, FAILED or INTERRUPTED, {@code
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

  /** Whether it is still being tried. */
  public boolean running() {
    return outcome.equals("RUNNING");
  }

  /** Whether it did what it is for. */
  public boolean succeeded() {
    return outcome.equals("SUCCEEDED");
  }

  /** What to call it. */
  public String label() {
    return title == null ? step : title;
  }
}
