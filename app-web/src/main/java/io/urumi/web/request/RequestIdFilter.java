package io.urumi.web.request;

import org.springframework.core.Ordered;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Assigns each request its id and adds the id to the response and the logging context. */
public final class RequestIdFilter implements WebFilter, Ordered {
  @Override
  public int getOrder() {
    return FilterOrder.REQUEST_ID;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    String id = RequestId.create(exchange.getRequest().getHeaders().getFirst(RequestId.HEADER));
    RequestId.put(exchange, id);
    exchange.getResponse().getHeaders().set(RequestId.HEADER, id);
    return chain.filter(exchange).contextWrite(context -> context.put(RequestId.MDC_KEY, id));
  }
}
