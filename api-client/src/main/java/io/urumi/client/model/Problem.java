package io.urumi.client.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** An error as RFC 9457 defines it, with the control plane's extension members. */
public record Problem(
    @Nullable String type,
    @Nullable String title,
    int status,
    @Nullable String code,
    @Nullable String detail,
    @Nullable String instance,
    List<FieldError> errors,
    @Nullable String conflictsWith,
    @Nullable String requestId) {

  public Problem {
    errors = errors == null ? List.of() : List.copyOf(errors);
  }

  /** Returns a problem for an error response without one. */
  public static Problem plain(int status, @Nullable String title, @Nullable String detail) {
    return new Problem(null, title, status, null, detail, null, List.of(), null, null);
  }

  /** Returns a copy with the status of the response. */
  public Problem withStatus(int actual) {
    return new Problem(
        type, title, actual, code, detail, instance, errors, conflictsWith, requestId);
  }

  /** A field that was refused and the rule it breaks. */
  public record FieldError(
      @Nullable String field, @Nullable String rule, @Nullable String message) {}
}
