package io.urumi.web.api.session;

import io.urumi.domain.account.SessionId;
import io.urumi.web.problem.ErrorCode;
import io.urumi.web.problem.ProblemException;
import io.urumi.web.session.SessionCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.web.server.ServerWebExchange;

/** Answers about sessions that several operations have. */
final class SessionProblems {
  private SessionProblems() {}

  static ProblemException notFound(SessionId id) {
    return ProblemException.of(
        ErrorCode.SESSION_NOT_FOUND,
        "You have no session " + id + "; it may have ended. List your sessions again.");
  }

  /** An empty answer that removes the cookie. */
  static ResponseEntity<Void> withoutCookie(ServerWebExchange exchange) {
    SessionCookie.remove(exchange.getResponse());
    return ResponseEntity.noContent().build();
  }
}
