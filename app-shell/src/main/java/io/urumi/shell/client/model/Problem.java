package io.urumi.shell.client.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A refusal or an error as RFC 9457 describes it, with the control plane's own members. */
public record Problem(
    @Nullable String type,
    @Nullable String title,
    int status,
    @Nullable String code,
    @Nullable String detail,
    @Nullable String instance,
    List<FieldError> errors,
    @Nullable Object conflictsWith,
    @Nullable String remedy,
    @Nullable String requestId) {

  public Problem {
    errors = Lists.orEmpty(errors);
  }

  /** A problem made here, for an answer that carried none. */
  public static Problem plain(int status, @Nullable String title, @Nullable String detail) {
    return new Problem(null, title, status, null, detail, null, List.of(), null, null, null);
  }

  /** One field that was refused, by which rule; {@code suggestion} is a value that would pass. */
  public record FieldError(
      @Nullable String field,
      @Nullable String rule,
      @Nullable String message,
      @Nullable String suggestion) {}
}
