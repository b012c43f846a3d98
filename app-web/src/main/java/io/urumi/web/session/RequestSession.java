package io.urumi.web.session;

import io.urumi.port.model.account.ActiveSession;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.server.ServerWebExchange;

/** The session that a request was authenticated with. */
public final class RequestSession {
  private static final String ATTRIBUTE = RequestSession.class.getName();

  private RequestSession() {}

  /** Records the session. */
  public static void set(ServerWebExchange exchange, ActiveSession session) {
    exchange.getAttributes().put(ATTRIBUTE, session);
  }

  /** The session; empty when the request was authenticated otherwise. */
  public static Optional<ActiveSession> of(ServerWebExchange exchange) {
    return Optional.ofNullable(exchange.getAttribute(ATTRIBUTE));
  }

  /** When the user has signed in; null when the request was authenticated otherwise. */
  public static @Nullable Instant signedInAt(ServerWebExchange exchange) {
    return of(exchange).map(active -> active.session().createdAt()).orElse(null);
  }
}
