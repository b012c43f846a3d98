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
 * Rejects requests to unknown host names. A page of another site can make its own host name resolve
 * to the loopback address (DNS rebinding) and would then have the same origin as this API; the Host
 * header still contains that name.
 */
public final class HostFilter implements WebFilter, Ordered {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  private final Set<String> allowed;

  /**
   * @param additional host names to serve besides those of the loopback address
   */
  public HostFilter(Set<String> additional) {
    this.allowed =
        Stream.concat(
                LOOPBACK.stream(), additional.stream().map(name -> name.toLowerCase(Locale.ROOT)))
            .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public int getOrder() {
    return FilterOrder.HOST;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    boolean known =
        // Any other connection is to the actuator's own address and needs the token.
        !RequestPaths.isLocal(exchange.getRequest())
            || HostHeader.name(exchange.getRequest().getHeaders())
                .filter(allowed::contains)
                .isPresent();
    if (known) {
      return chain.filter(exchange);
    }
    return Mono.error(
        ProblemException.of(
            ErrorCode.HOST_NOT_ALLOWED,
            "The Host header names a host that is not allowed. Use localhost, or add the name to"
                + " urumi.security.allowed-hosts."));
  }
}
