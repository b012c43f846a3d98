package io.urumi.web.storefront;

import io.urumi.domain.access.Caller;
import io.urumi.domain.store.Phase;
import io.urumi.domain.store.Store;
import io.urumi.domain.store.Subdomain;
import io.urumi.port.driving.FindStoresQuery;
import io.urumi.web.request.FilterOrder;
import io.urumi.web.security.HostHeader;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.util.HtmlUtils;
import reactor.core.publisher.Mono;

/**
 * Answers requests for the host of a simulated store with a page that says that it is simulated,
 * whatever the path: nothing else of this process is served for such a host. Runs before {@code
 * HostFilter}, which handles every other request. Only requests from this machine are answered.
 */
public final class SimulatedStorefronts implements WebFilter, Ordered {
  private static final Pattern IP_ADDRESS = Pattern.compile("[0-9.]+");

  /** Visitors are not callers: the platform looks up what it tells everybody. */
  private static final Caller PLATFORM = Caller.system("storefronts");

  private final FindStoresQuery stores;
  private final Function<Store, String> hosts;

  /**
   * @param hosts the host of a store
   */
  public SimulatedStorefronts(FindStoresQuery stores, Function<Store, String> hosts) {
    this.stores = stores;
    this.hosts = hosts;
  }

  @Override
  public int getOrder() {
    return FilterOrder.STOREFRONTS;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    String host = HostHeader.name(exchange.getRequest().getHeaders()).orElse("");
    Subdomain subdomain = subdomain(host);
    if (subdomain == null || !isFromThisMachine(exchange.getRequest())) {
      return chain.filter(exchange);
    }
    return stores
        .bySubdomain(PLATFORM, subdomain)
        // Without the database, health checks and pages of the control plane are still served.
        .onErrorComplete()
        .filter(store -> hosts.apply(store).equals(host))
        .map(store -> answer(exchange, store))
        .defaultIfEmpty(Mono.defer(() -> chain.filter(exchange)))
        .flatMap(answer -> answer);
  }

  private static @Nullable Subdomain subdomain(String host) {
    int dot = host.indexOf('.');
    if (dot < 1 || IP_ADDRESS.matcher(host).matches()) {
      return null;
    }
    try {
      return new Subdomain(host.substring(0, dot));
    } catch (IllegalArgumentException notOne) {
      return null;
    }
  }

  private static boolean isFromThisMachine(ServerHttpRequest request) {
    InetSocketAddress peer = request.getRemoteAddress();
    return peer != null && peer.getAddress() != null && peer.getAddress().isLoopbackAddress();
  }

  private static Mono<Void> answer(ServerWebExchange exchange, Store store) {
    ServerHttpResponse response = exchange.getResponse();
    HttpHeaders headers = response.getHeaders();
    HttpMethod method = exchange.getRequest().getMethod();
    if (method != HttpMethod.GET && method != HttpMethod.HEAD) {
      response.setStatusCode(HttpStatus.METHOD_NOT_ALLOWED);
      headers.set(HttpHeaders.ALLOW, "GET, HEAD");
      return response.setComplete();
    }
    boolean open = store.phase() == Phase.READY || store.phase() == Phase.DEGRADED;
    byte[] page = page(store, open).getBytes(StandardCharsets.UTF_8);
    response.setStatusCode(open ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE);
    headers.setContentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8));
    headers.setContentLength(page.length);
    headers.setCacheControl("no-store");
    return method == HttpMethod.HEAD
        ? response.setComplete()
        : response.writeWith(Mono.fromSupplier(() -> response.bufferFactory().wrap(page)));
  }

  private static String page(Store store, boolean open) {
    String name = HtmlUtils.htmlEscape(store.spec().name().value(), "UTF-8");
    return """
    <!doctype html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="robots" content="noindex">
    <title dir="auto">%1$s (simulated)</title>
    </head>
    <body>
    <h1 dir="auto">%1$s</h1>
    <p><strong>Simulated store.</strong> %2$s</p>
    <p>This control plane uses the simulated cluster, in which nothing is real: there is no WordPress,
    no administration and nothing to buy. On a Kubernetes cluster, this is the shop's own page.</p>
    </body>
    </html>
    """
        .formatted(name, open ? "It is ready." : "It is not ready yet.");
  }
}
