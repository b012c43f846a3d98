package io.urumi.web.problem;

import java.io.Serial;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** A request is answered with a problem detail. */
public final class ProblemException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  private final ErrorCode code;
  private final transient List<FieldError> errors;
  private final @Nullable String conflictsWith;
  private final transient HttpHeaders headers;

  private ProblemException(
      ErrorCode code,
      String detail,
      List<FieldError> errors,
      @Nullable String conflictsWith,
      HttpHeaders headers) {
    // No stack trace: it is an answer, not a fault of this program.
    super(detail, null, false, false);
    this.code = code;
    this.errors = List.copyOf(errors);
    this.conflictsWith = conflictsWith;
    this.headers = headers;
  }

  /**
   * An answer with this code.
   *
   * @param detail what went wrong this time and what to do, as a sentence
   */
  public static ProblemException of(ErrorCode code, String detail) {
    return new ProblemException(code, detail, List.of(), null, HttpHeaders.EMPTY);
  }

  /** Input that breaks rules, all of them at once. */
  public static ProblemException invalid(List<FieldError> errors) {
    return invalid(ErrorCode.VALIDATION_FAILED, errors);
  }

  /** Input that breaks one rule. */
  public static ProblemException invalid(String field, String rule, String message) {
    return invalid(List.of(new FieldError(field, rule, message)));
  }

  /** Input that breaks rules, under a code of its own. */
  public static ProblemException invalid(ErrorCode code, List<FieldError> errors) {
    String detail = String.join(" ", errors.stream().map(FieldError::message).toList());
    return new ProblemException(code, detail, errors, null, HttpHeaders.EMPTY);
  }

  /** The same, about one field that a conflict names. */
  public ProblemException withErrors(List<FieldError> fieldErrors) {
    return new ProblemException(code, detail(), fieldErrors, conflictsWith, headers);
  }

  /** The same, saying what stands in the way. */
  public ProblemException conflictingWith(String what) {
    return new ProblemException(code, detail(), errors, what, headers);
  }

  /** The same, answered with these headers too. */
  public ProblemException withHeaders(HttpHeaders more) {
    return new ProblemException(code, detail(), errors, conflictsWith, more);
  }

  /** The same, answered with this header too. */
  public ProblemException withHeader(String name, String value) {
    HttpHeaders more = new HttpHeaders();
    more.putAll(headers);
    more.set(name, value);
    return withHeaders(more);
  }

  public ErrorCode code() {
    return code;
  }

  /** What went wrong this time. */
  public String detail() {
    return String.valueOf(getMessage());
  }

  public HttpHeaders headers() {
    return headers;
  }

  /** The problem as it is written. */
  public Problem toProblem(String path, String requestId) {
    return new Problem(
        code.type().toString(),
        code.title(),
        code.status().value(),
        code,
        detail(),
        path,
        errors.isEmpty() ? null : errors,
        requestId,
        conflictsWith);
  }
}
