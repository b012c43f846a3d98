package io.urumi.adapter.k8s;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.Serial;
import java.time.Duration;

/** The API server refused a call, or gave no answer; classified by {@link FailureClassifier}. */
final class ApiCallException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  /** Status of a call without an answer. */
  static final int NO_ANSWER = 0;

  private final transient ApiCall call;
  private final int status;
  private final String reason;
  private final Duration retryAfter;

  private ApiCallException(
      ApiCall call, int status, String reason, String message, Duration retryAfter) {
    super(message);
    this.call = call;
    this.status = status;
    this.reason = reason;
    this.retryAfter = retryAfter;
  }

  /** No answer came, or none that could be read. */
  static ApiCallException noAnswer(ApiCall call, IOException why) {
    String text = why.getMessage() == null ? why.getClass().getSimpleName() : why.getMessage();
    ApiCallException error = new ApiCallException(call, NO_ANSWER, "NoAnswer", text, Duration.ZERO);
    error.initCause(why);
    return error;
  }

  /**
   * An answer that is not success.
   *
   * @param body a Kubernetes {@code Status} object, or whatever a proxy sent instead
   * @param retryAfter what the server asked for; zero when nothing
   */
  static ApiCallException refused(ApiCall call, int status, String body, Duration retryAfter) {
    try {
      JsonElement parsed = JsonParser.parseString(body);
      String message = Json.text(parsed, "message");
      if (!message.isBlank()) {
        return new ApiCallException(call, status, Json.text(parsed, "reason"), message, retryAfter);
      }
    } catch (JsonParseException notStatus) {
      // A proxy's own page: its text has to do.
    }
    String text = body.strip();
    return new ApiCallException(
        call,
        status,
        "",
        "HTTP " + status + (text.isEmpty() ? "" : ": " + Texts.shorten(text, 500)),
        retryAfter);
  }

  ApiCall call() {
    return call;
  }

  /** HTTP status, or {@link #NO_ANSWER}. */
  int status() {
    return status;
  }

  /** Kubernetes' reason, for example {@code AlreadyExists}; empty when it gave none. */
  String reason() {
    return reason;
  }

  /** The server's own words. */
  String text() {
    return getMessage() == null ? "" : getMessage();
  }

  Duration retryAfter() {
    return retryAfter;
  }

  boolean isNotFound() {
    return status == 404;
  }

  boolean isConflict() {
    return status == 409;
  }

  boolean isGone() {
    return status == 410;
  }

  /** Whether the same call may succeed a moment later. */
  boolean mayPass() {
    return status == NO_ANSWER || status == 429 || (status >= 500 && !isMalformed());
  }

  /**
   * Whether the object we sent makes no sense to the server. An apply is answered with status 500
   * then, as if the server were in trouble.
   */
  boolean isMalformed() {
    return text().contains("failed to convert new object")
        || text().contains("failed to create typed patch object");
  }
}
