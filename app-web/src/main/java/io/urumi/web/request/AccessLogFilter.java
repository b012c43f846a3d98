package io.urumi.web.request;

import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Logs each answered request: at level info when it can change something or was denied access, else
 * at debug.
 */
public final class AccessLogFilter implements WebFilter, Ordered {
  private static final Logger log = LoggerFactory.getLogger("io.urumi.web.access");

  private static final Set<Object> DENIED =
      Set.of(HttpStatus.UNAUTHORIZED, HttpStatus.FORBIDDEN, HttpStatus.MISDIRECTED_REQUEST);

  @Override
  public int getOrder() {
    return FilterOrder.ACCESS_LOG;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    long started = System.nanoTime();
    // Not on completion of the chain: errors become responses only after it.
    exchange
        .getResponse()
        .beforeCommit(() -> {
          write(exchange, (System.nanoTime() - started) / 1_000_000);
          return Mono.empty();
        });
    return chain.filter(exchange);
  }

  private static void write(ServerWebExchange exchange, long tookMillis) {
    ServerHttpRequest request = exchange.getRequest();
    HttpMethod method = request.getMethod();
    Object status = exchange.getResponse().getStatusCode();
    boolean reading =
        (method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD))
            && !DENIED.contains(status == null ? HttpStatus.OK : status);
    if (reading && !log.isDebugEnabled()) {
      return;
    }
    try (MDC.MDCCloseable _ = MDC.putCloseable(RequestId.MDC_KEY, RequestId.of(exchange))) {
      log.atLevel(reading ? org.slf4j.event.Level.DEBUG : org.slf4j.event.Level.INFO)
          .log(
              "{} {} {} {} ms, from {}",
              method,
              request.getPath().value(),
              status == null ? "200 OK" : status,
              tookMillis,
              Callers.origin(request));
    }
  }
}
