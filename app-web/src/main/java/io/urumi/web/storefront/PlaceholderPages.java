package io.urumi.web.storefront;

import io.urumi.domain.access.Caller;
import io.urumi.domain.store.Store;
import io.urumi.domain.store.Subdomain;
import io.urumi.port.driving.FindStoresQuery;
import io.urumi.web.request.FilterOrder;
import io.urumi.web.security.HostHeader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Answers requests for the hosts of stores that no store has answered, whatever the path: the
 * ingress controller sends them here by a rule for all hosts of the stores' domain. Nothing else of
 * this process is served under such a host, with or without a token.
 */
public final class PlaceholderPages implements WebFilter, Ordered {
  /** Marks these responses, for the check whether a store's own page is served. */
  static final String HEADER = "X-Urumi-Placeholder";

  /** Visitors are not callers: the platform looks up what it tells everybody. */
  private static final Caller PLATFORM = Caller.system("placeholders");

  /** Visitors need no token, and must not take all connections to the database. */
  private static final int LOOKUPS = 4;

  private static final Duration TIMEOUT = Duration.ofSeconds(3);

  private final FindStoresQuery stores;
  private final Function<Store, String> hosts;
  private final String domain;
  private final Set<String> platform;
  private final Semaphore lookups = new Semaphore(LOOKUPS);

  /**
   * @param hosts the host of a store
   * @param domain the stores' domain, without a leading dot
   * @param platform host names of the platform itself, which may be below that domain
   */
  public PlaceholderPages(
      FindStoresQuery stores, Function<Store, String> hosts, String domain, Set<String> platform) {
    this.stores = stores;
    this.hosts = hosts;
    this.domain = "." + domain;
    this.platform =
        platform.stream()
            .map(name -> name.toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public int getOrder() {
    return FilterOrder.PLACEHOLDERS;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    String host = withoutDot(HostHeader.name(exchange.getRequest().getHeaders()).orElse(""));
    return host.endsWith(domain) && !platform.contains(host)
        ? find(host).flatMap(placeholder -> answer(exchange, placeholder, host))
        : chain.filter(exchange);
  }

  /** A fully qualified name, which browsers send as it is in the address. */
  private static String withoutDot(String host) {
    return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
  }

  private Mono<Placeholder> find(String host) {
    Subdomain subdomain = subdomain(host);
    if (subdomain == null) {
      return Mono.just(Placeholder.unknown());
    }
    return Mono.defer(() ->
        lookups.tryAcquire()
            ? lookUp(subdomain, host).doFinally(_ -> lookups.release())
            : Mono.just(Placeholder.unavailable()));
  }

  private Mono<Placeholder> lookUp(Subdomain subdomain, String host) {
    return stores
        .bySubdomain(PLATFORM, subdomain)
        // A store that was adopted with an address of another domain is not here.
        .filter(store -> hosts.apply(store).equals(host))
        .map(Placeholder::of)
        .defaultIfEmpty(Placeholder.unknown())
        .timeout(TIMEOUT)
        .onErrorReturn(Placeholder.unavailable());
  }

  private @Nullable Subdomain subdomain(String host) {
    try {
      return new Subdomain(host.substring(0, host.length() - domain.length()));
    } catch (IllegalArgumentException notOne) {
      return null;
    }
  }

  private static Mono<Void> answer(
      ServerWebExchange exchange, Placeholder placeholder, String host) {
    ServerHttpResponse response = exchange.getResponse();
    byte[] page = PlaceholderPage.html(placeholder, host).getBytes(StandardCharsets.UTF_8);
    HttpHeaders headers = response.getHeaders();
    response.setStatusCode(placeholder.status());
    headers.set(HEADER, "true");
    headers.set("Content-Security-Policy", PlaceholderPage.CONTENT_SECURITY_POLICY);
    headers.setContentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8));
    headers.setContentLength(page.length);
    headers.setCacheControl("no-store");
    if (placeholder.retryAfter() != null) {
      headers.set(HttpHeaders.RETRY_AFTER, Long.toString(placeholder.retryAfter().toSeconds()));
    }
    return exchange.getRequest().getMethod() == HttpMethod.HEAD
        ? response.setComplete()
        : response.writeWith(Mono.fromSupplier(() -> response.bufferFactory().wrap(page)));
  }
}
