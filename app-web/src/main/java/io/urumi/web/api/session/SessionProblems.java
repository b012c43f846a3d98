package io.urumi.web.api.session;

import io.urumi.domain.account.SessionId;
import io.urumi.web.problem.ErrorCode;
import io.urumi.web.problem.ProblemException;
import io.urumi.web.session.SessionCookie;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.server.ServerWebExchange;

/** Answers about sessions that several operations have. */
public final class SessionProblems {
  private SessionProblems() {}

  static ProblemException notFound(SessionId id) {
    return ProblemException.of(
        ErrorCode.SESSION_NOT_FOUND,
        "You have no session " + id + "; it may have ended. List your sessions again.");
  }

  /** A sign-in that was refused; the detail says what to do. */
  static ProblemException signInFailed(String detail) {
    return ProblemException.of(ErrorCode.SIGN_IN_FAILED, detail)
        .withHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"urumi\"");
  }

  /**
   * After failed attempts, or while too many password checks wait.
   *
   * @param retryAfter at least one second
   */
  public static ProblemException tooManySignIns(Duration retryAfter) {
    String seconds = Long.toString(retryAfter.toSeconds());
    return ProblemException.of(
            ErrorCode.TOO_MANY_SIGN_INS,
            "Too many attempts to sign in; try again in " + seconds + " s.")
        .withHeader(HttpHeaders.RETRY_AFTER, seconds);
  }

  /** An empty answer that removes the cookie. */
  static ResponseEntity<Void> withoutCookie(ServerWebExchange exchange) {
    SessionCookie.remove(exchange.getResponse());
    return ResponseEntity.noContent().build();
  }
}
