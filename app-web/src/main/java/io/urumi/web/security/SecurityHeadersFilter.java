package io.urumi.web.security;

import io.urumi.web.request.FilterOrder;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Restricts browsers to the dashboard's own files and forbids framing. */
public final class SecurityHeadersFilter implements WebFilter, Ordered {
  private static final String CONTENT_SECURITY_POLICY =
      String.join(
          "; ",
          "default-src 'self'",
          "img-src 'self' data:",
          "object-src 'none'",
          "base-uri 'none'",
          "form-action 'self'",
          "frame-ancestors 'none'");

  /** A year, as browsers require for their lists. Not for hosts below: shops may be there. */
  private static final String STRICT_TRANSPORT = "max-age=31536000";

  private final @Nullable String httpsHost;

  /**
   * @param publicAddress where browsers reach the dashboard; null when it is not known. With HTTPS,
   *     browsers use nothing else for its host, on any port, from the first response on; except for
   *     {@code localhost}, where other programs of the user answer
   */
  public SecurityHeadersFilter(@Nullable URI publicAddress) {
    httpsHost =
        publicAddress != null
                && "https".equalsIgnoreCase(publicAddress.getScheme())
                && !"localhost".equalsIgnoreCase(publicAddress.getHost())
            ? publicAddress.getHost()
            : null;
  }

  @Override
  public int getOrder() {
    return FilterOrder.SECURITY_HEADERS;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    HttpHeaders headers = exchange.getResponse().getHeaders();
    headers.set("Content-Security-Policy", CONTENT_SECURITY_POLICY);
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("X-Frame-Options", "DENY");
    headers.set("Referrer-Policy", "no-referrer");
    headers.set("Cross-Origin-Opener-Policy", "same-origin");
    headers.set("Cross-Origin-Resource-Policy", "same-origin");
    headers.set("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=()");
    // Pages under the hosts of shops have the scheme of the shops.
    if (httpsHost != null
        && HostHeader.name(exchange.getRequest().getHeaders())
            .filter(httpsHost::equalsIgnoreCase)
            .isPresent()) {
      headers.set("Strict-Transport-Security", STRICT_TRANSPORT);
    }
    exchange
        .getResponse()
        .beforeCommit(() -> {
          if (RequestPaths.isProtected(exchange.getRequest())
              && headers.getCacheControl() == null) {
            headers.setCacheControl("no-store");
          }
          return Mono.empty();
        });
    return chain.filter(exchange);
  }
}
