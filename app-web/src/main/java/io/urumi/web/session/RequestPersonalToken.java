package io.urumi.web.session;

import io.urumi.port.model.account.ActiveToken;
import java.util.Optional;
import org.springframework.web.server.ServerWebExchange;

/** The token of a user that a request was authenticated with. */
public final class RequestPersonalToken {
  private static final String ATTRIBUTE = RequestPersonalToken.class.getName();

  private RequestPersonalToken() {}

  /** Records the token. */
  public static void set(ServerWebExchange exchange, ActiveToken token) {
    exchange.getAttributes().put(ATTRIBUTE, token);
  }

  /** The token; empty when the request was authenticated otherwise. */
  public static Optional<ActiveToken> of(ServerWebExchange exchange) {
    return Optional.ofNullable(exchange.getAttribute(ATTRIBUTE));
  }
}
