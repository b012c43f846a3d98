package io.urumi.web.security;

import io.urumi.domain.access.Caller;
import io.urumi.port.driving.session.UseSessionUseCase;
import io.urumi.port.model.account.ActiveSession;
import io.urumi.web.problem.ErrorCode;
import io.urumi.web.problem.ProblemException;
import io.urumi.web.request.Callers;
import io.urumi.web.request.FilterOrder;
import io.urumi.web.request.RequestId;
import io.urumi.web.session.RequestSession;
import io.urumi.web.session.SessionCookie;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * With sign-in: authenticates requests by the session of their cookie, or by the API token, whose
 * bearer is the local administrator. The actuator needs the token. What {@link
 * RequestPaths#isProtected} does not name, and the sign-in itself, need neither.
 */
public final class SessionFilter implements WebFilter, Ordered {
  private final UseSessionUseCase useSession;
  private final ApiToken token;

  public SessionFilter(UseSessionUseCase useSession, ApiToken token) {
    this.useSession = useSession;
    this.token = token;
  }

  @Override
  public int getOrder() {
    return FilterOrder.CALLER;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    ServerHttpRequest request = exchange.getRequest();
    Caller anonymous = Callers.anonymous(exchange);
    Callers.set(exchange, anonymous);
    if (!RequestPaths.isProtected(request) || RequestPaths.needsNoSession(request)) {
      return chain.filter(exchange);
    }
    String bearer = TokenFilter.bearer(request);
    if (bearer != null || !RequestPaths.isApi(request)) {
      if (bearer == null || !token.matches(bearer)) {
        return Mono.error(TokenFilter.refused(bearer));
      }
      Callers.set(exchange, Caller.local(anonymous.origin(), anonymous.requestId()));
      return chain.filter(exchange);
    }
    return Mono.justOrEmpty(SessionCookie.read(request))
        .flatMap(secret -> useSession.use(anonymous, secret))
        .switchIfEmpty(Mono.error(SessionFilter::signInRequired))
        .flatMap(active -> {
          authenticated(exchange, active);
          return chain.filter(exchange);
        });
  }

  private static void authenticated(ServerWebExchange exchange, ActiveSession active) {
    RequestSession.set(exchange, active);
    Callers.set(
        exchange,
        active.account().caller(Callers.origin(exchange.getRequest()), RequestId.of(exchange)));
  }

  private static ProblemException signInRequired() {
    return ProblemException.of(
            ErrorCode.SIGN_IN_REQUIRED,
            "The request has no session, or its session has ended. Sign in on the dashboard, or"
                + " send \"Authorization: Bearer <token>\" with the API token.")
        .withHeader(HttpHeaders.WWW_AUTHENTICATE, TokenFilter.CHALLENGE);
  }
}
