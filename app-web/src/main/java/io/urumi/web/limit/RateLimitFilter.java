package io.urumi.web.limit;

import io.github.bucket4j.ConsumptionProbe;
import io.urumi.web.limit.RequestRateLimits.Kind;
import io.urumi.web.problem.ErrorCode;
import io.urumi.web.problem.ProblemException;
import io.urumi.web.request.FilterOrder;
import io.urumi.web.security.RequestPaths;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Limits the requests of each client to the API and to the sign-in at a provider. Before the check
 * of the token: wrong tokens count.
 */
public final class RateLimitFilter implements WebFilter, Ordered {
  private final RequestRateLimits limits;

  public RateLimitFilter(RequestRateLimits limits) {
    this.limits = limits;
  }

  @Override
  public int getOrder() {
    return FilterOrder.RATE_LIMIT;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    ServerHttpRequest request = exchange.getRequest();
    if (!RequestPaths.isApi(request) && !RequestPaths.isProviderSignIn(request)) {
      return chain.filter(exchange);
    }
    String client = ClientAddress.of(request);
    HttpHeaders headers = exchange.getResponse().getHeaders();
    return refusal(headers, client, kind(request))
        .or(() ->
            RequestPaths.retriedStore(request)
                .flatMap(store -> refusal(headers, client + " " + store, Kind.RETRIES)))
        .<Mono<Void>>map(Mono::error)
        .orElseGet(() -> chain.filter(exchange));
  }

  /** Counts the request; empty when it is allowed. */
  private Optional<ProblemException> refusal(HttpHeaders headers, String client, Kind kind) {
    Optional<ConsumptionProbe> taken = limits.take(client, kind);
    taken.ifPresent(probe -> describe(headers, kind, probe));
    return taken.filter(probe -> !probe.isConsumed()).map(probe -> exceeded(kind, probe));
  }

  private static Kind kind(ServerHttpRequest request) {
    if (RequestPaths.isChange(request) || RequestPaths.isProviderSignIn(request)) {
      return Kind.WRITES;
    }
    return RequestPaths.readsWholeAuditLog(request) ? Kind.EXPENSIVE_READS : Kind.READS;
  }

  /** The headers of the IETF's draft "RateLimit header fields for HTTP". */
  private void describe(HttpHeaders headers, Kind kind, ConsumptionProbe probe) {
    headers.set(
        "RateLimit-Policy",
        "\"%s\";q=%d;w=%d"
            .formatted(
                kind.settingName(), limits.limit(kind), RequestRateLimits.WINDOW.toSeconds()));
    headers.set(
        "RateLimit",
        "\"%s\";r=%d;t=%d"
            .formatted(
                kind.settingName(),
                probe.getRemainingTokens(),
                seconds(probe.getNanosToWaitForReset())));
  }

  private ProblemException exceeded(Kind kind, ConsumptionProbe probe) {
    long seconds = Math.max(1, seconds(probe.getNanosToWaitForRefill()));
    return ProblemException.of(
            ErrorCode.TOO_MANY_REQUESTS,
            "Your address has sent more than %d %s per minute; try again in %d s. The limit is the setting urumi.limits.%s."
                .formatted(limits.limit(kind), kind.description(), seconds, kind.settingName()))
        .withHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
  }

  private static long seconds(long nanos) {
    return TimeUnit.NANOSECONDS.toSeconds(nanos + TimeUnit.SECONDS.toNanos(1) - 1);
  }
}
