package io.urumi.web.security;

import io.urumi.web.problem.ErrorCode;
import io.urumi.web.problem.ProblemException;
import io.urumi.web.request.FilterOrder;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.Ordered;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Serves only requests to a known host name. A page of another site can make its own name resolve
 * to the loopback address (DNS rebinding) and would then be same-origin with this API; its name in
 * the Host header gives it away.
 */
public final class HostFilter implements WebFilter, Ordered {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  private final Set<String> allowed;

  /**
   * @param more host names to serve besides the loopback's own
   */
  public HostFilter(Set<String> more) {
    this.allowed =
        Stream.concat(LOOPBACK.stream(), more.stream().map(name -> name.toLowerCase(Locale.ROOT)))
            .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public int getOrder() {
    return FilterOrder.HOST;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    boolean known =
        HostHeader.name(exchange.getRequest().getHeaders()).filter(allowed::contains).isPresent();
    if (known) {
      return chain.filter(exchange);
    }
    return Mono.error(
        ProblemException.of(
            ErrorCode.HOST_NOT_ALLOWED,
            "The Host header names a host this process does not serve. Use localhost, or add the"
                + " name to urumi.security.allowed-hosts."));
  }
}
