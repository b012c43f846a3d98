package io.urumi.web.problem;

import java.net.URI;
import java.util.Locale;
import org.springframework.http.HttpStatus;

/**
 * The error codes of the API, each with its HTTP status. Codes are stable: clients decide by them.
 * Texts are for users and may change.
 */
public enum ErrorCode {
  VALIDATION_FAILED(HttpStatus.BAD_REQUEST, "The input is invalid"),
  MALFORMED_JSON(HttpStatus.BAD_REQUEST, "The body is not a JSON object"),
  BAD_REQUEST(HttpStatus.BAD_REQUEST, "The request is malformed"),
  TOKEN_IN_ADDRESS(HttpStatus.BAD_REQUEST, "The address has a token"),
  UNAUTHENTICATED(HttpStatus.UNAUTHORIZED, "The token is missing or wrong"),
  SIGN_IN_REQUIRED(HttpStatus.UNAUTHORIZED, "The request needs a sign-in"),
  SIGN_IN_FAILED(HttpStatus.UNAUTHORIZED, "The sign-in was refused"),
  SESSION_REQUIRED(HttpStatus.FORBIDDEN, "Only users who are signed in can do this"),
  ACCESS_DENIED(HttpStatus.FORBIDDEN, "The permission is missing"),
  SIGN_IN_TOO_OLD(HttpStatus.FORBIDDEN, "The sign-in is too long ago"),
  CROSS_SITE_REQUEST_REFUSED(HttpStatus.FORBIDDEN, "Cross-site requests are not allowed"),
  STORE_NOT_FOUND(HttpStatus.NOT_FOUND, "The store does not exist"),
  ORPHAN_NOT_FOUND(HttpStatus.NOT_FOUND, "The namespace does not exist or is not the platform's"),
  SESSION_NOT_FOUND(HttpStatus.NOT_FOUND, "The session does not exist"),
  TOKEN_NOT_FOUND(HttpStatus.NOT_FOUND, "The token does not exist"),
  TEAM_NOT_FOUND(HttpStatus.NOT_FOUND, "The team does not exist"),
  MEMBER_NOT_FOUND(HttpStatus.NOT_FOUND, "The account is not a member of the team"),
  ACCOUNT_NOT_FOUND(HttpStatus.NOT_FOUND, "The account does not exist"),
  INVITATION_NOT_FOUND(HttpStatus.NOT_FOUND, "The invitation does not exist"),
  NOT_FOUND(HttpStatus.NOT_FOUND, "The path does not exist"),
  METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED, "The path does not support the method"),
  NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE, "The path has no accepted media type"),
  SUBDOMAIN_TAKEN(HttpStatus.CONFLICT, "The subdomain is taken"),
  STORE_LIMIT_REACHED(HttpStatus.CONFLICT, "A limit of the team is reached"),
  CONCURRENT_CHANGES(HttpStatus.CONFLICT, "Other requests changed the store at the same time"),
  STORE_LEAVING(HttpStatus.CONFLICT, "The store is deleted or being deleted"),
  CREDENTIALS_NOT_CREATED(HttpStatus.CONFLICT, "The store has no credentials"),
  STORE_NOT_FAILED(HttpStatus.CONFLICT, "The store is not in phase FAILED"),
  ORPHAN_NOT_ADOPTABLE(HttpStatus.CONFLICT, "The namespace cannot be adopted"),
  NOT_AN_ORPHAN(HttpStatus.CONFLICT, "The namespace is not an orphan"),
  TOKEN_NAME_TAKEN(HttpStatus.CONFLICT, "The name of the token is taken"),
  TOKEN_LIMIT_REACHED(HttpStatus.CONFLICT, "The limit of tokens is reached"),
  SIGN_IN_DISABLED(HttpStatus.CONFLICT, "This way to sign in is switched off"),
  TEAM_IN_USE(HttpStatus.CONFLICT, "The team has stores or members"),
  LAST_OWNER(HttpStatus.CONFLICT, "The team needs an owner"),
  LAST_ADMINISTRATOR(HttpStatus.CONFLICT, "The platform needs an administrator"),
  ROLES_OF_PROVIDER(HttpStatus.CONFLICT, "The roles come from the identity provider"),
  ALREADY_MEMBER(HttpStatus.CONFLICT, "The account is a member already"),
  TOO_MANY_INVITATIONS(HttpStatus.CONFLICT, "The team has too many invitations"),
  ACCOUNT_NAME_TAKEN(HttpStatus.CONFLICT, "The name of the account is taken"),
  REQUEST_TIMEOUT(HttpStatus.REQUEST_TIMEOUT, "The request took too long"),
  BODY_TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "The body is too large"),
  UNSUPPORTED_MEDIA_TYPE(
      HttpStatus.UNSUPPORTED_MEDIA_TYPE, "The media type of the body is not supported"),
  URI_TOO_LONG(HttpStatus.URI_TOO_LONG, "The address is too long"),
  HEADERS_TOO_LARGE(HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE, "The headers are too large"),
  TOO_MANY_REQUESTS(HttpStatus.TOO_MANY_REQUESTS, "Too many requests"),
  TOO_MANY_STREAMS(HttpStatus.TOO_MANY_REQUESTS, "Too many event streams"),
  TOO_MANY_EXPORTS(HttpStatus.TOO_MANY_REQUESTS, "Too many exports of the audit log"),
  TOO_MANY_SIGN_INS(HttpStatus.TOO_MANY_REQUESTS, "Too many attempts to sign in"),
  HOST_NOT_ALLOWED(HttpStatus.MISDIRECTED_REQUEST, "The host name is not allowed"),
  IDEMPOTENCY_KEY_REUSED(
      HttpStatus.UNPROCESSABLE_CONTENT, "The idempotency key was used for another request"),
  DATABASE_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "The database is unavailable"),
  CLUSTER_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "The cluster is unavailable"),
  INTERNAL_ERROR(HttpStatus.INTERNAL_SERVER_ERROR, "An unexpected error occurred in the platform");

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

  /** Short description, the same for every occurrence. */
  public String title() {
    return title;
  }

  /** The problem type, for example {@code https://urumi.io/problems/subdomain-taken}. */
  public URI type() {
    return URI.create(TYPE_BASE + name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }
}
