package io.urumi.web.problem;

import java.net.URI;
import java.util.Locale;
import org.springframework.http.HttpStatus;

/**
 * Stable codes of every error the API answers with, and what each is in HTTP. Clients decide by the
 * code; the text is for people and may change.
 */
public enum ErrorCode {
  VALIDATION_FAILED(HttpStatus.BAD_REQUEST, "Some of the input is not valid"),
  MALFORMED_JSON(HttpStatus.BAD_REQUEST, "The body is not a JSON object"),
  BAD_REQUEST(HttpStatus.BAD_REQUEST, "The request cannot be understood"),
  UNAUTHENTICATED(HttpStatus.UNAUTHORIZED, "The API wants a token"),
  CROSS_SITE_REQUEST_REFUSED(HttpStatus.FORBIDDEN, "Pages of other sites may not use this API"),
  STORE_NOT_FOUND(HttpStatus.NOT_FOUND, "There is no such store"),
  ORPHAN_NOT_FOUND(HttpStatus.NOT_FOUND, "There is no such namespace of the platform"),
  NOT_FOUND(HttpStatus.NOT_FOUND, "There is nothing at this path"),
  METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED, "This path does not know the method"),
  NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE, "No answer in an accepted media type"),
  SUBDOMAIN_TAKEN(HttpStatus.CONFLICT, "The subdomain is taken"),
  STORE_LIMIT_REACHED(HttpStatus.CONFLICT, "The owner has as many stores as are allowed"),
  STORE_NOT_FAILED(HttpStatus.CONFLICT, "The store has not failed"),
  ORPHAN_NOT_ADOPTABLE(HttpStatus.CONFLICT, "The namespace cannot be made a store"),
  NOT_AN_ORPHAN(HttpStatus.CONFLICT, "The namespace may be a store's"),
  BODY_TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "The body is too large"),
  UNSUPPORTED_MEDIA_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "The body is not of a known type"),
  HOST_NOT_ALLOWED(HttpStatus.MISDIRECTED_REQUEST, "This process does not serve that host"),
  IDEMPOTENCY_KEY_REUSED(
      HttpStatus.UNPROCESSABLE_CONTENT, "The idempotency key stands for another request"),
  DATABASE_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "The database does not answer"),
  CLUSTER_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "The cluster cannot be looked at"),
  INTERNAL_ERROR(HttpStatus.INTERNAL_SERVER_ERROR, "Something went wrong inside the platform");

  private static final String TYPE_BASE = "https://urumi.io/problems/";

  private final HttpStatus status;
  private final String title;

  ErrorCode(HttpStatus status, String title) {
    this.status = status;
    this.title = title;
  }

  public HttpStatus status() {
    return status;
  }

  /** What it means, the same for every occurrence. */
  public String title() {
    return title;
  }

  /** The problem type, for example {@code https://urumi.io/problems/subdomain-taken}. */
  public URI type() {
    return URI.create(TYPE_BASE + name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }
}
