package io.urumi.web.security;

import io.urumi.web.problem.ErrorCode;
import io.urumi.web.problem.ProblemException;
import io.urumi.web.request.FilterOrder;
import java.util.Set;
import org.springframework.core.Ordered;
import org.springframework.http.server.PathContainer.PathSegment;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Answers paths with {@code .} or {@code ..} segments with "not found". Browsers resolve such
 * segments before they send a request; only attempts to bypass other filters contain them.
 */
public final class DotSegmentFilter implements WebFilter, Ordered {
  private static final Set<String> DOTS = Set.of(".", "..");

  @Override
  public int getOrder() {
    return FilterOrder.DOT_SEGMENTS;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    boolean dots =
        exchange.getRequest().getPath().elements().stream()
            .anyMatch(element ->
                element instanceof PathSegment segment && DOTS.contains(segment.valueToMatch()));
    if (dots) {
      return Mono.error(
          ProblemException.of(
              ErrorCode.NOT_FOUND, "Send the path without \".\" and \"..\" segments."));
    }
    return chain.filter(exchange);
  }
}
