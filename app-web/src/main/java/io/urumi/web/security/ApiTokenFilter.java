package io.urumi.web.security;

import io.urumi.web.problem.ErrorCode;
import io.urumi.web.problem.ProblemException;
import io.urumi.web.request.FilterOrder;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Requires the token for the API and the actuator. The dashboard's files and the health probes are
 * public: they contain no data of stores.
 */
public final class ApiTokenFilter implements WebFilter, Ordered {
  static final String CHALLENGE = "Bearer realm=\"urumi\"";

  private static final String SCHEME = "Bearer ";

  private final ApiToken token;
  private final boolean onLoopback;

  /**
   * @param onLoopback whether connections to the loopback address need the token too; false when
   *     only the actuator listens on another address
   */
  public ApiTokenFilter(ApiToken token, boolean onLoopback) {
    this.token = token;
    this.onLoopback = onLoopback;
  }

  @Override
  public int getOrder() {
    return FilterOrder.TOKEN;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    if (!RequestPaths.isProtected(exchange.getRequest())
        || (!onLoopback && RequestPaths.isLocal(exchange.getRequest()))) {
      return chain.filter(exchange);
    }
    String sent = bearer(exchange.getRequest());
    return sent != null && token.matches(sent) ? chain.filter(exchange) : Mono.error(refused(sent));
  }

  /** The problem of a request without the right token. */
  static ProblemException refused(@Nullable String sent) {
    String challenge = CHALLENGE + (sent == null ? "" : ", error=\"invalid_token\"");
    return ProblemException.of(
            ErrorCode.UNAUTHENTICATED,
            (sent == null ? "The request has no token. " : "The token is wrong. ")
                + "Send \"Authorization: Bearer <token>\" with the token that the control plane"
                + " generated at its first start.")
        .withHeader(HttpHeaders.WWW_AUTHENTICATE, challenge);
  }

  /** The token that a request has; null without one. */
  static @Nullable String bearer(ServerHttpRequest request) {
    String authorization = request.getHeaders().getFirst(HttpHeaders.AUTHORIZATION);
    if (authorization == null
        || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return null;
    }
    return authorization.substring(SCHEME.length()).strip();
  }
}
