package io.urumi.web.security;

import io.urumi.web.request.PlatformPaths;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.adapter.ForwardedHeaderTransformer;

/**
 * Applies the headers that a reverse proxy adds: the client's address ({@code X-Forwarded-For}) and
 * the path under which the proxy serves the platform ({@code X-Forwarded-Prefix}). They count only
 * on connections from the configured proxies, because any client can send such headers. Other
 * forwarding headers are removed and ignored: a response never depends on the host name or scheme
 * of the request.
 */
public final class ForwardedHeaders extends ForwardedHeaderTransformer {
  private static final String FOR = "X-Forwarded-For";
  private static final String PREFIX = "X-Forwarded-Prefix";

  /**
   * Not below the platform's own first segments: whether a proxy has removed the prefix from the
   * path could not be recognised.
   */
  private static final Pattern PATH =
      Pattern.compile(
          "(?!/(?:"
              + PlatformPaths.firstSegmentPattern()
              + ")(?:/|$))(?:/(?!\\.{1,2}(?:/|$))[A-Za-z0-9._~-]+){1,16}");

  private final List<AddressRange> trusted;
  private final String configuredPrefix;

  /**
   * @param trusted addresses of the proxies
   * @param configuredPrefix path under which a proxy serves the platform; empty for none
   * @throws IllegalArgumentException when the prefix is not a path such as {@code /urumi}
   */
  public ForwardedHeaders(List<AddressRange> trusted, String configuredPrefix) {
    if (!configuredPrefix.isEmpty() && !PATH.matcher(configuredPrefix).matches()) {
      throw new IllegalArgumentException(
          "\""
              + configuredPrefix
              + "\" is not a path such as /urumi, without a slash at its end and not below /api,"
              + " /actuator, /assets or /oidc");
    }
    this.trusted = List.copyOf(trusted);
    this.configuredPrefix = configuredPrefix;
  }

  @Override
  public ServerHttpRequest apply(ServerHttpRequest request) {
    if (configuredPrefix.isEmpty() && names(request.getHeaders()).isEmpty()) {
      return request;
    }
    ServerHttpRequest.Builder builder = request.mutate();
    String prefix = configuredPrefix;
    if (isTrusted(peer(request))) {
      clientAddress(request).ifPresent(builder::remoteAddress);
      prefix = sentPrefix(request.getHeaders()).orElse(prefix);
    }
    if (!prefix.isEmpty()) {
      String path = request.getPath().value();
      builder.path(isBelow(path, prefix) ? path : prefix + path).contextPath(prefix);
    }
    return builder.headers(ForwardedHeaders::remove).build();
  }

  private static boolean isBelow(String path, String prefix) {
    return path.startsWith(prefix + "/") || path.equals(prefix);
  }

  private static void remove(HttpHeaders headers) {
    names(headers).forEach(headers::remove);
  }

  private static List<String> names(HttpHeaders headers) {
    return headers.headerNames().stream()
        .filter(name -> {
          String lower = name.toLowerCase(Locale.ROOT);
          return lower.startsWith("x-forwarded-") || lower.equals("forwarded");
        })
        .toList();
  }

  /**
   * The last address that does not belong to a trusted proxy: each proxy appends the address of its
   * client, and everything before it was sent by that client.
   */
  private Optional<InetSocketAddress> clientAddress(ServerHttpRequest request) {
    List<String> hops =
        request.getHeaders().getOrEmpty(FOR).stream()
            .flatMap(value -> Stream.of(value.split(",")))
            .map(String::strip)
            .toList();
    InetAddress client = null;
    for (String hop : hops.reversed()) {
      try {
        client = AddressRange.literal(withoutPort(hop));
      } catch (IllegalArgumentException malformed) {
        break;
      }
      if (!isTrusted(client)) {
        break;
      }
    }
    return Optional.ofNullable(client).map(address -> new InetSocketAddress(address, 0));
  }

  private static String withoutPort(String hop) {
    if (hop.startsWith("[")) {
      int end = hop.indexOf(']');
      return end < 0 ? hop : hop.substring(1, end);
    }
    int colon = hop.indexOf(':');
    return colon >= 0 && colon == hop.lastIndexOf(':') ? hop.substring(0, colon) : hop;
  }

  private static Optional<String> sentPrefix(HttpHeaders headers) {
    // Each proxy appends the path that it has removed, so the outermost one is the first.
    String path =
        headers.getOrEmpty(PREFIX).stream()
            .flatMap(value -> Stream.of(value.split(",")))
            .map(String::strip)
            .map(value -> value.endsWith("/") ? value.substring(0, value.length() - 1) : value)
            .collect(Collectors.joining());
    return Optional.of(path).filter(value -> PATH.matcher(value).matches());
  }

  private static @Nullable InetAddress peer(ServerHttpRequest request) {
    InetSocketAddress peer = request.getRemoteAddress();
    return peer == null ? null : peer.getAddress();
  }

  private boolean isTrusted(@Nullable InetAddress address) {
    return address != null && trusted.stream().anyMatch(range -> range.contains(address));
  }
}
