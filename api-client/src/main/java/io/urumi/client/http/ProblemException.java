package io.urumi.client.http;

import io.urumi.client.model.Problem;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The control plane responded with a problem. */
public final class ProblemException extends RuntimeException {
  private final transient Problem problem;
  private final @Nullable Duration retryAfter;

  ProblemException(Problem problem, @Nullable Duration retryAfter) {
    super(problem.detail() != null ? problem.detail() : String.valueOf(problem.title()));
    this.problem = problem;
    this.retryAfter = retryAfter;
  }

  /** Returns all that the response said. */
  public Problem problem() {
    return problem;
  }

  /** Returns the HTTP status. */
  public int status() {
    return problem.status();
  }

  /** Returns the stable code; null when the response did not come from a control plane. */
  public @Nullable String code() {
    return problem.code();
  }

  /** Returns the fields that were refused. */
  public List<Problem.FieldError> errors() {
    return problem.errors();
  }

  /** Returns the id under which the control plane logged the request. */
  public @Nullable String requestId() {
    return problem.requestId();
  }

  /** Returns the delay that the control plane requested before a retry, if any. */
  public @Nullable Duration retryAfter() {
    return retryAfter;
  }
}
