package io.urumi.web.server;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.util.StringUtils;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Mono;

/**
 * Replaces the path or the query of a request that has a token before anything logs it. Such
 * requests are refused: addresses are in logs of proxies and in histories of browsers.
 */
public final class TokenFreeAddresses implements HttpHandler {
  /** What stands for a path or a query with a token. */
  private static final String REMOVED = "token-removed";

  private static final Pattern TOKEN = Pattern.compile("urumi_[A-Za-z0-9_-]{40}");

  private final HttpHandler handler;

  public TokenFreeAddresses(HttpHandler handler) {
    this.handler = handler;
  }

  /** Whether the address of the request had a token, which was removed. */
  public static boolean hadToken(ServerHttpRequest request) {
    URI address = request.getURI();
    return REMOVED.equals(address.getRawQuery()) || address.getRawPath().endsWith("/" + REMOVED);
  }

  @Override
  public Mono<Void> handle(ServerHttpRequest request, ServerHttpResponse response) {
    URI address = request.getURI();
    boolean path = hasToken(address.getRawPath());
    boolean query = hasToken(address.getRawQuery());
    if (!path && !query) {
      return handler.handle(request, response);
    }
    UriComponentsBuilder without = UriComponentsBuilder.fromUri(address);
    if (path) {
      without.replacePath("/" + REMOVED);
    }
    if (query) {
      without.replaceQuery(REMOVED);
    }
    return handler.handle(request.mutate().uri(without.build(true).toUri()).build(), response);
  }

  private static boolean hasToken(@Nullable String encoded) {
    return encoded != null
        && (TOKEN.matcher(encoded).find() || TOKEN.matcher(decoded(encoded)).find());
  }

  private static String decoded(String encoded) {
    try {
      return StringUtils.uriDecode(encoded, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException invalid) {
      return "";
    }
  }
}
