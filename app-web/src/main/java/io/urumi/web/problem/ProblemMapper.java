package io.urumi.web.problem;

import io.urumi.domain.access.AccessDeniedException;
import io.urumi.domain.failure.StoreFailureException;
import io.urumi.domain.validation.InvalidValueException;
import io.urumi.port.model.ConcurrentChangesException;
import io.urumi.port.model.InvalidCursorException;
import io.urumi.web.server.ClientFault;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.server.ContentTooLargeException;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.NotAcceptableStatusException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebInputException;
import org.springframework.web.server.UnsupportedMediaTypeStatusException;

/** Maps the exceptions of a request to problems. */
public final class ProblemMapper {
  /** Delay before a client should retry while the database or the cluster is unavailable. */
  static final String RETRY_AFTER_SECONDS = "5";

  private final DatabaseOutageDetector outageDetector;
  private final long maxBodyBytes;

  /**
   * @param maxBodyBytes maximum size of a body in bytes, for the error message
   */
  public ProblemMapper(DatabaseOutageDetector outageDetector, long maxBodyBytes) {
    this.outageDetector = outageDetector;
    this.maxBodyBytes = maxBodyBytes;
  }

  /** The problem; never contains the class or the message of an unexpected exception. */
  public ProblemException map(Throwable error) {
    return switch (error) {
      case ProblemException problem -> problem;
      case InvalidValueException invalid ->
          ProblemException.invalid(invalid.violations().stream().map(FieldError::of).toList());
      case InvalidCursorException cursor ->
          ProblemException.invalid(
              "after",
              "cursor",
              "The cursor does not belong to this list in this order; send \"next\" of the previous"
                  + " page unchanged, or omit it for the first page.");
      case AccessDeniedException denied ->
          ProblemException.of(
              ErrorCode.ACCESS_DENIED,
              "This needs the permission "
                  + denied.permission().code()
                  + "; ask an administrator for a role that has it.");
      case ConcurrentChangesException _ ->
          ProblemException.of(
                  ErrorCode.CONCURRENT_CHANGES,
                  "Other requests changed the store each time this one was to be saved; nothing was"
                      + " changed by it. Read the store, then send the request again.")
              .withHeader("Retry-After", RETRY_AFTER_SECONDS);
      case StoreFailureException cluster -> clusterUnavailable(cluster);
      case DataBufferLimitException tooLarge -> bodyTooLarge();
      case Throwable timeout when ClientFault.isTimeout(timeout) ->
          ProblemException.of(
              ErrorCode.REQUEST_TIMEOUT, "The request was not complete in time; send it again.");
      case ResponseStatusException status -> ofStatus(status);
      default -> unexpected(error);
    };
  }

  private static ProblemException clusterUnavailable(StoreFailureException error) {
    return ProblemException.of(
            ErrorCode.CLUSTER_UNAVAILABLE,
            error.failure().message() + " " + error.failure().remedy())
        .withHeader("Retry-After", RETRY_AFTER_SECONDS);
  }

  private ProblemException unexpected(Throwable error) {
    if (outageDetector.isDatabaseOutage(error)) {
      return ProblemException.of(
              ErrorCode.DATABASE_UNAVAILABLE,
              "The platform's database is currently unavailable. Retry in a few seconds; with the"
                  + " same Idempotency-Key a store is never created twice.")
          .withHeader("Retry-After", RETRY_AFTER_SECONDS);
    }
    return ProblemException.of(
        ErrorCode.INTERNAL_ERROR,
        "The request failed because of an error in the platform. The server log has the cause under"
            + " this request id.");
  }

  private ProblemException ofStatus(ResponseStatusException error) {
    return switch (error) {
      case MethodNotAllowedException method ->
          ProblemException.of(
                  ErrorCode.METHOD_NOT_ALLOWED,
                  method.getHttpMethod()
                      + " is not supported at this path; use "
                      + method.getSupportedMethods().stream()
                          .map(HttpMethod::name)
                          .sorted()
                          .collect(Collectors.joining(" or "))
                      + ".")
              .withHeaders(method.getHeaders());
      case UnsupportedMediaTypeStatusException media ->
          ProblemException.of(
                  ErrorCode.UNSUPPORTED_MEDIA_TYPE,
                  "Send the body as "
                      + names(media.getSupportedMediaTypes())
                      + " and set Content-Type accordingly.")
              .withHeaders(media.getHeaders());
      case NotAcceptableStatusException accept ->
          ProblemException.of(
              ErrorCode.NOT_ACCEPTABLE,
              accept.getSupportedMediaTypes().isEmpty()
                  ? "The Accept header is malformed; correct it, or omit it."
                  : "This path answers with "
                      + names(accept.getSupportedMediaTypes())
                      + "; accept this type, or omit the Accept header.");
      case ContentTooLargeException tooLarge -> bodyTooLarge();
      case ServerWebInputException input when causedByLimit(input) -> bodyTooLarge();
      default -> ofBareStatus(error);
    };
  }

  private ProblemException ofBareStatus(ResponseStatusException error) {
    if (error.getStatusCode().value() == HttpStatus.NOT_FOUND.value()) {
      return ProblemException.of(
          ErrorCode.NOT_FOUND,
          "This path does not exist; /api/v1/openapi.json lists the paths of the API.");
    }
    if (error.getStatusCode().value() == HttpStatus.CONTENT_TOO_LARGE.value()) {
      return bodyTooLarge();
    }
    if (error.getStatusCode().is4xxClientError()) {
      return ProblemException.of(
          ErrorCode.BAD_REQUEST,
          Objects.requireNonNullElse(error.getReason(), "The request is malformed."));
    }
    return unexpected(error);
  }

  private ProblemException bodyTooLarge() {
    return ProblemException.of(
        ErrorCode.BODY_TOO_LARGE,
        "The body is larger than the maximum of " + maxBodyBytes + " bytes; send a smaller one.");
  }

  private static boolean causedByLimit(Throwable error) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof DataBufferLimitException) {
        return true;
      }
    }
    return false;
  }

  private static String names(List<MediaType> types) {
    return types.stream().map(MediaType::toString).collect(Collectors.joining(" or "));
  }
}
