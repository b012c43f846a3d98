package io.urumi.web.oidc;

import io.urumi.web.oidc.SignInFailure.Code;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.web.reactive.function.client.WebClientRequestException;
import org.springframework.web.reactive.function.client.WebClientResponseException;

/** Classifies what Spring Security and the HTTP client throw. */
final class SignInFailures {
  private static final Set<String> CANCELLED =
      Set.of("access_denied", "login_required", "interaction_required", "consent_required");

  private static final Set<String> EXPIRED =
      Set.of("authorization_request_not_found", "invalid_state_parameter");

  private static final Set<String> TOKEN = Set.of("invalid_id_token", "invalid_nonce");

  private static final Set<String> UNAVAILABLE_CODES =
      Set.of("temporarily_unavailable", "server_error");

  /** Of texts that a provider sends. */
  private static final int MAX_DETAIL = 500;

  private SignInFailures() {}

  /** The failure of an exchange with the provider; other errors are returned as they are. */
  static Throwable classify(Throwable error) {
    if (error instanceof SignInFailure) {
      return error;
    }
    if (isUnavailable(error)) {
      return new SignInFailure(
          Code.PROVIDER_UNAVAILABLE, "The provider does not answer: " + rootCause(error), error);
    }
    return switch (error) {
      case OAuth2AuthenticationException failed -> of(failed.getError(), failed);
      case OAuth2AuthorizationException failed -> of(failed.getError(), failed);
      case JwtException rejected ->
          new SignInFailure(Code.TOKEN_REJECTED, text(rejected.getMessage()), rejected);
      default -> error;
    };
  }

  private static SignInFailure of(OAuth2Error error, Throwable cause) {
    String code = error.getErrorCode();
    Code kind =
        CANCELLED.contains(code)
            ? Code.SIGN_IN_CANCELLED
            : EXPIRED.contains(code)
                ? Code.SIGN_IN_EXPIRED
                : TOKEN.contains(code)
                    ? Code.TOKEN_REJECTED
                    : UNAVAILABLE_CODES.contains(code)
                        ? Code.PROVIDER_UNAVAILABLE
                        : Code.PROVIDER_ERROR;
    String description = error.getDescription();
    return new SignInFailure(
        kind, text(description == null ? code : code + ": " + description), cause);
  }

  /** Also when it is the cause of an error that Spring Security reports. */
  private static boolean isUnavailable(Throwable error) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof WebClientRequestException
          || cause instanceof TimeoutException
          || cause instanceof IOException
          || (cause instanceof WebClientResponseException response
              && response.getStatusCode().is5xxServerError())) {
        return true;
      }
    }
    return false;
  }

  private static String rootCause(Throwable error) {
    Throwable cause = error;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return text(cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage());
  }

  /** Without line breaks: the provider must not forge lines of the log. */
  private static String text(@Nullable String message) {
    String line = message == null ? "no reason" : message.replaceAll("\\p{Cntrl}+", " ");
    return line.length() <= MAX_DETAIL ? line : line.substring(0, MAX_DETAIL) + "…";
  }
}
