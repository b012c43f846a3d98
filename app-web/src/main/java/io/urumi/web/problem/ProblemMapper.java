package io.urumi.web.problem;

import io.urumi.domain.failure.StoreFailureException;
import io.urumi.domain.validation.InvalidValueException;
import io.urumi.port.model.InvalidCursorException;
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

/** Turns anything thrown while a request was handled into the problem it is answered with. */
public final class ProblemMapper {
  /** How long a client waits before it asks again, in seconds, while the database is away. */
  static final String RETRY_AFTER_SECONDS = "5";

  private final Outages outages;
  private final long maxBodyBytes;

  /**
   * @param maxBodyBytes the largest body that is read, in bytes; named in the refusal
   */
  public ProblemMapper(Outages outages, long maxBodyBytes) {
    this.outages = outages;
    this.maxBodyBytes = maxBodyBytes;
  }

  /** The problem; never tells the class or the text of an unexpected exception. */
  public ProblemException map(Throwable error) {
    return switch (error) {
      case ProblemException problem -> problem;
      case InvalidValueException invalid ->
          ProblemException.invalid(invalid.violations().stream().map(FieldError::of).toList());
      case InvalidCursorException cursor ->
          ProblemException.invalid(
              "after",
              "cursor",
              "The cursor was not made by this list in this order; leave it out to begin at the"
                  + " first page, and pass on \"next\" unchanged.");
      case StoreFailureException cluster -> clusterUnavailable(cluster);
      case DataBufferLimitException tooLarge -> bodyTooLarge();
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
    if (outages.isDatabaseOutage(error)) {
      return ProblemException.of(
              ErrorCode.DATABASE_UNAVAILABLE,
              "The platform's database does not answer just now. Try again in a few seconds; with"
                  + " the same Idempotency-Key a store is never created twice.")
          .withHeader("Retry-After", RETRY_AFTER_SECONDS);
    }
    return ProblemException.of(
        ErrorCode.INTERNAL_ERROR,
        "The request could not be carried out because of a fault in the platform. Its log has the"
            + " cause under this request id.");
  }

  private ProblemException ofStatus(ResponseStatusException error) {
    return switch (error) {
      case MethodNotAllowedException method ->
          ProblemException.of(
                  ErrorCode.METHOD_NOT_ALLOWED,
                  method.getHttpMethod()
                      + " is not known here; use "
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
                      + " and say so in Content-Type.")
              .withHeaders(media.getHeaders());
      case NotAcceptableStatusException accept ->
          ProblemException.of(
              ErrorCode.NOT_ACCEPTABLE,
              accept.getSupportedMediaTypes().isEmpty()
                  ? "The Accept header cannot be read."
                  : "This path answers with "
                      + names(accept.getSupportedMediaTypes())
                      + "; accept it, or leave the Accept header out.");
      case ContentTooLargeException tooLarge -> bodyTooLarge();
      case ServerWebInputException input when causedByLimit(input) -> bodyTooLarge();
      default -> ofBareStatus(error);
    };
  }

  private ProblemException ofBareStatus(ResponseStatusException error) {
    if (error.getStatusCode().value() == HttpStatus.NOT_FOUND.value()) {
      return ProblemException.of(
          ErrorCode.NOT_FOUND,
          "There is nothing at this path; /api/v1/openapi.json lists what there is.");
    }
    if (error.getStatusCode().value() == HttpStatus.CONTENT_TOO_LARGE.value()) {
      return bodyTooLarge();
    }
    if (error.getStatusCode().is4xxClientError()) {
      return ProblemException.of(
          ErrorCode.BAD_REQUEST,
          Objects.requireNonNullElse(error.getReason(), "The request cannot be understood."));
    }
    return unexpected(error);
  }

  private ProblemException bodyTooLarge() {
    return ProblemException.of(
        ErrorCode.BODY_TOO_LARGE,
        "The body may have at most "
            + maxBodyBytes
            + " bytes; a store's request needs a few hundred.");
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
