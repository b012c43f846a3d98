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
 * Removes tokens from the addresses of requests before anything logs them, and marks such requests,
 * so that they are refused: addresses are in logs of proxies and in histories of browsers.
 */
public final class TokenFreeAddresses implements HttpHandler {
  private static final String ATTRIBUTE = TokenFreeAddresses.class.getName();
  private static final Pattern TOKEN = Pattern.compile("urumi_[A-Za-z0-9_-]{40}");

  private final HttpHandler handler;

  public TokenFreeAddresses(HttpHandler handler) {
    this.handler = handler;
  }

  /** Whether the address of the request had a token, which was removed. */
  public static boolean hadToken(ServerHttpRequest request) {
    return request.getAttributes().containsKey(ATTRIBUTE);
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
      without.replacePath("/token-removed");
    }
    if (query) {
      without.replaceQuery("token-removed");
    }
    ServerHttpRequest changed = request.mutate().uri(without.build(true).toUri()).build();
    changed.getAttributes().put(ATTRIBUTE, true);
    return handler.handle(changed, response);
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
