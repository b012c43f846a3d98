package io.urumi.web.problem;

import java.io.Serial;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** The request is answered with this problem detail. */
public final class ProblemException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  /** Maximum number of field errors in one problem. */
  static final int MAX_ERRORS = 20;

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
    // No stack trace: the client caused it, not a fault of this program.
    super(detail, null, false, false);
    this.code = code;
    this.errors = List.copyOf(errors);
    this.conflictsWith = conflictsWith;
    this.headers = headers;
  }

  /**
   * A problem with this code.
   *
   * @param detail what went wrong and how to fix it
   */
  public static ProblemException of(ErrorCode code, String detail) {
    return new ProblemException(code, detail, List.of(), null, HttpHeaders.EMPTY);
  }

  /** Invalid input, with all errors. */
  public static ProblemException invalid(List<FieldError> errors) {
    return invalid(ErrorCode.VALIDATION_FAILED, errors);
  }

  /** Invalid input with one error. */
  public static ProblemException invalid(String field, String rule, String message) {
    return invalid(List.of(new FieldError(field, rule, message)));
  }

  /**
   * Invalid input with a specific code. Contains the first errors only: the response must not be
   * much larger than the request.
   */
  public static ProblemException invalid(ErrorCode code, List<FieldError> errors) {
    List<FieldError> first = errors.subList(0, Math.min(MAX_ERRORS, errors.size()));
    String detail =
        first.stream().map(FieldError::message).distinct().collect(Collectors.joining(" "));
    int more = errors.size() - first.size();
    return new ProblemException(
        code,
        more == 0 ? detail : detail + " The request has " + more + " more errors.",
        first,
        null,
        HttpHeaders.EMPTY);
  }

  /** A copy with these field errors. */
  public ProblemException withErrors(List<FieldError> fieldErrors) {
    return new ProblemException(code, detail(), fieldErrors, conflictsWith, headers);
  }

  /** A copy that names the resource the request conflicts with. */
  public ProblemException conflictingWith(String resource) {
    return new ProblemException(code, detail(), errors, resource, headers);
  }

  /** A copy with these response headers. */
  public ProblemException withHeaders(HttpHeaders more) {
    return new ProblemException(code, detail(), errors, conflictsWith, more);
  }

  /** A copy with this response header added. */
  public ProblemException withHeader(String name, String value) {
    HttpHeaders more = new HttpHeaders();
    more.putAll(headers);
    more.set(name, value);
    return withHeaders(more);
  }

  public ErrorCode code() {
    return code;
  }

  /** What went wrong and how to fix it. */
  public String detail() {
    return String.valueOf(getMessage());
  }

  public HttpHeaders headers() {
    return headers;
  }

  /** The JSON form. */
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
