package io.urumi.web.request;

import java.time.Clock;
import org.springframework.core.Ordered;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Adds {@code Date}, which RFC 9110 requires and the server does not send by itself. The dashboard
 * computes ages and durations with it, because the browser's clock may differ.
 */
public final class ServerDateFilter implements WebFilter, Ordered {
  private final Clock clock;

  /** Creates a filter; {@code clock} is the clock of the events' times. */
  public ServerDateFilter(Clock clock) {
    this.clock = clock;
  }

  @Override
  public int getOrder() {
    return FilterOrder.REQUEST_ID;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    exchange.getResponse().getHeaders().setDate(clock.millis());
    return chain.filter(exchange);
  }
}
