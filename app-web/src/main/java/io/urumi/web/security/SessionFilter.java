package io.urumi.web.security;

import io.urumi.domain.access.Caller;
import io.urumi.domain.token.PersonalTokenSecret;
import io.urumi.port.driving.session.UseSessionUseCase;
import io.urumi.port.driving.token.UseTokenUseCase;
import io.urumi.port.model.account.ActiveSession;
import io.urumi.port.model.account.ActiveToken;
import io.urumi.web.problem.ErrorCode;
import io.urumi.web.problem.ProblemException;
import io.urumi.web.request.Callers;
import io.urumi.web.request.FilterOrder;
import io.urumi.web.request.RequestId;
import io.urumi.web.session.RequestPersonalToken;
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
 * With sign-in: authenticates requests by the session of their cookie, by a personal token, or by
 * the API token, whose bearer is the local caller. The actuator needs the API token. What {@link
 * RequestPaths#isProtected} does not name, the sign-in itself and an invitation need none.
 */
public final class SessionFilter implements WebFilter, Ordered {
  private final UseSessionUseCase useSession;
  private final UseTokenUseCase useToken;
  private final ApiToken token;

  public SessionFilter(UseSessionUseCase useSession, UseTokenUseCase useToken, ApiToken token) {
    this.useSession = useSession;
    this.useToken = useToken;
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
    String bearer = ApiTokenFilter.bearer(request);
    if (bearer != null && token.matches(bearer)) {
      Callers.set(exchange, Caller.local(anonymous.origin(), anonymous.requestId()));
      return chain.filter(exchange);
    }
    if (!RequestPaths.isApi(request)) {
      return Mono.error(ApiTokenFilter.refused(bearer));
    }
    if (bearer != null) {
      return Mono.justOrEmpty(PersonalTokenSecret.parse(bearer))
          .flatMap(secret -> useToken.use(anonymous, secret))
          .switchIfEmpty(Mono.error(SessionFilter::tokenRefused))
          .flatMap(active -> {
            authenticated(exchange, active);
            return chain.filter(exchange);
          });
    }
    Mono<ActiveSession> session =
        Mono.justOrEmpty(SessionCookie.read(request))
            .flatMap(secret -> useSession.use(anonymous, secret))
            .doOnNext(active -> authenticated(exchange, active));
    // A request with the secret of an invitation needs no session; with one, the caller is its
    // user.
    Mono<ActiveSession> required =
        RequestPaths.isInvitation(request)
            ? session
            : session.switchIfEmpty(Mono.error(SessionFilter::signInRequired));
    return required.then(Mono.defer(() -> chain.filter(exchange)));
  }

  private static void authenticated(ServerWebExchange exchange, ActiveSession active) {
    RequestSession.set(exchange, active);
    Callers.set(
        exchange,
        active.account().caller(Callers.origin(exchange.getRequest()), RequestId.of(exchange)));
  }

  private static void authenticated(ServerWebExchange exchange, ActiveToken active) {
    RequestPersonalToken.set(exchange, active);
    Callers.set(
        exchange, active.caller(Callers.origin(exchange.getRequest()), RequestId.of(exchange)));
  }

  /** Whether the token ever existed is not said. */
  private static ProblemException tokenRefused() {
    return ProblemException.of(
            ErrorCode.UNAUTHENTICATED,
            "The token is wrong, has expired or was revoked. Send \"Authorization: Bearer <token>\""
                + " with a token of yours, which you make on the dashboard, or with the API token.")
        .withHeader(
            HttpHeaders.WWW_AUTHENTICATE, ApiTokenFilter.CHALLENGE + ", error=\"invalid_token\"");
  }

  private static ProblemException signInRequired() {
    return ProblemException.of(
            ErrorCode.SIGN_IN_REQUIRED,
            "The request has no session, or its session has ended. Sign in on the dashboard, or"
                + " send \"Authorization: Bearer <token>\" with a token of yours or the API token.")
        .withHeader(HttpHeaders.WWW_AUTHENTICATE, ApiTokenFilter.CHALLENGE);
  }
}
