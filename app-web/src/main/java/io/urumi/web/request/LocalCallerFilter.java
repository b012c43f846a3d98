package io.urumi.web.request;

import io.urumi.domain.access.Caller;
import org.springframework.core.Ordered;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Without sign-in, whoever passes the filters before is the local caller, who may do everything.
 */
public final class LocalCallerFilter implements WebFilter, Ordered {
  @Override
  public int getOrder() {
    return FilterOrder.CALLER;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    Callers.set(
        exchange, Caller.local(Callers.origin(exchange.getRequest()), RequestId.of(exchange)));
    return chain.filter(exchange);
  }
}
