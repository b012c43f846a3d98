package io.urumi.shell.client;

import io.urumi.shell.client.model.Problem;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The control plane answered with a problem. */
public final class ProblemException extends RuntimeException {
  private final transient Problem problem;
  private final @Nullable Duration retryAfter;

  ProblemException(Problem problem, @Nullable Duration retryAfter) {
    super(problem.detail() != null ? problem.detail() : String.valueOf(problem.title()));
    this.problem = problem;
    this.retryAfter = retryAfter;
  }

  /** What it said. */
  public Problem problem() {
    return problem;
  }

  /** How long it asked to wait before the next try, if it did. */
  public @Nullable Duration retryAfter() {
    return retryAfter;
  }

  /** The HTTP status. */
  public int status() {
    return problem.status();
  }
}
