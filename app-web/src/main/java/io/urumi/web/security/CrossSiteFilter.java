package io.urumi.web.security;

import io.urumi.web.problem.ErrorCode;
import io.urumi.web.problem.ProblemException;
import io.urumi.web.request.FilterOrder;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Rejects requests that a browser sends for a page of another origin: a shop on {@code
 * alpha.localhost} must not be able to delete another store through its visitor's browser. Clients
 * that are not browsers send neither header and pass.
 */
public final class CrossSiteFilter implements WebFilter, Ordered {
  private static final Set<String> OWN = Set.of("same-origin", "none");

  private final Set<String> allowedOrigins;

  /**
   * @param allowedOrigins origins of the dashboard besides that of the Host header
   */
  public CrossSiteFilter(Set<String> allowedOrigins) {
    this.allowedOrigins =
        allowedOrigins.stream()
            .map(origin -> origin.toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public int getOrder() {
    return FilterOrder.CROSS_SITE;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    ServerHttpRequest request = exchange.getRequest();
    if (RequestPaths.isChange(request) ? isOwnWrite(request) : isOwnRead(request)) {
      return chain.filter(exchange);
    }
    return Mono.error(
        ProblemException.of(
            ErrorCode.CROSS_SITE_REQUEST_REFUSED,
            "A browser sent this request for a page of another site. Use the dashboard, the shell or"
                + " a client that is not a browser. Behind a proxy, let it pass the Host header on,"
                + " or add the dashboard's origin to urumi.security.allowed-origins."));
  }

  /** Pages of other sites may link to the dashboard, but not load data, also not in a window. */
  private static boolean isOwnRead(ServerHttpRequest request) {
    return !(RequestPaths.isProtected(request) || RequestPaths.isOwnNavigation(request))
        || isOwnSite(request);
  }

  private boolean isOwnWrite(ServerHttpRequest request) {
    return isOwnSite(request) && isOwnOrigin(request);
  }

  private static boolean isOwnSite(ServerHttpRequest request) {
    String site = request.getHeaders().getFirst("Sec-Fetch-Site");
    return site == null || OWN.contains(site);
  }

  private boolean isOwnOrigin(ServerHttpRequest request) {
    String origin = request.getHeaders().getFirst(HttpHeaders.ORIGIN);
    if (origin == null) {
      return true;
    }
    if (allowedOrigins.contains(origin.toLowerCase(Locale.ROOT))) {
      return true;
    }
    String host = request.getHeaders().getFirst(HttpHeaders.HOST);
    String authority = authorityOf(origin);
    return host != null
        && authority != null
        && withoutDefaultPort(origin, host.toLowerCase(Locale.ROOT))
            .equals(withoutDefaultPort(origin, authority));
  }

  /** Browsers omit the default port of the scheme; some proxies add it to the Host header. */
  private static String withoutDefaultPort(String origin, String authority) {
    String port = origin.regionMatches(true, 0, "https:", 0, 6) ? ":443" : ":80";
    return authority.endsWith(port)
        ? authority.substring(0, authority.length() - port.length())
        : authority;
  }

  private static @Nullable String authorityOf(String origin) {
    try {
      String authority = URI.create(origin).getRawAuthority();
      return authority == null ? null : authority.toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException opaque) {
      return null;
    }
  }
}
