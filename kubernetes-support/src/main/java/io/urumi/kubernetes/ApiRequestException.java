package io.urumi.kubernetes;

import io.kubernetes.client.openapi.ApiException;
import io.kubernetes.client.openapi.models.V1Status;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * The API server refused a request, or did not answer it. {@link ApiFailureClassifier} turns it
 * into a failure of a store.
 */
public final class ApiRequestException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  /** Status of a request without an answer. */
  static final int NO_ANSWER = 0;

  private final transient ApiRequest request;
  private final int status;
  private final String reason;

  private ApiRequestException(
      ApiRequest request, int status, String reason, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.request = request;
    this.status = status;
    this.reason = reason;
  }

  /** There was no answer, or none that can be read. */
  public static ApiRequestException noAnswer(ApiRequest request, Throwable cause) {
    String text =
        cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    return new ApiRequestException(request, NO_ANSWER, "NoAnswer", text, cause);
  }

  /** From what client-java throws: an I/O error, or an answer that is not success. */
  public static ApiRequestException of(ApiRequest request, ApiException error) {
    Throwable cause = error.getCause();
    if (error.getCode() == 0 && cause != null) {
      return noAnswer(request, cause);
    }
    if (error.getCode() < 300) {
      return noAnswer(request, error);
    }
    return refused(request, error.getCode(), error.getResponseBody());
  }

  /**
   * An answer that is not success.
   *
   * @param body a Kubernetes {@code Status} object, or the text that a proxy sent instead
   */
  public static ApiRequestException refused(ApiRequest request, int status, @Nullable String body) {
    V1Status answer = body == null ? null : TolerantJson.status(body);
    return refused(request, status, answer == null ? new V1Status().message(body) : answer);
  }

  static ApiRequestException refused(ApiRequest request, int status, V1Status answer) {
    String reason = answer.getReason() == null ? "" : answer.getReason();
    String message = answer.getMessage() == null ? "" : answer.getMessage().strip();
    boolean fromProxy = message.isEmpty() || message.startsWith("<");
    String text =
        fromProxy
            ? "HTTP " + status + (message.isEmpty() ? "" : ": " + Texts.shorten(message, 500))
            : message;
    return new ApiRequestException(request, status, reason, text, null);
  }

  /** The request that failed. */
  public ApiRequest request() {
    return request;
  }

  /** HTTP status; 0 without an answer. */
  public int status() {
    return status;
  }

  /** Kubernetes' reason, for example {@code AlreadyExists}; empty when there is none. */
  public String reason() {
    return reason;
  }

  /** The API server's message. */
  public String text() {
    return getMessage() == null ? "" : getMessage();
  }

  /** Whether nothing was sent, because another cluster than the expected one responds. */
  public boolean isOtherCluster() {
    for (Throwable cause = getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof OtherClusterException) {
        return true;
      }
    }
    return false;
  }

  /** Whether the object, or its namespace, does not exist. */
  public boolean isNotFound() {
    return status == 404;
  }

  /** Whether this account lacks the permission. */
  public boolean isForbidden() {
    return status == 403;
  }

  /** Whether the object exists already, or changed since it was read. */
  public boolean isConflict() {
    return status == 409;
  }

  /** Whether the resource version is too old to continue from. */
  public boolean isExpired() {
    return status == 410;
  }

  /**
   * Whether the API server cannot read the object in the request. It then answers an apply with
   * status 500, as for an error of its own.
   */
  boolean isMalformed() {
    return text().contains("failed to convert new object")
        || text().contains("failed to create typed patch object");
  }
}
