package io.urumi.web.security;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer.PathSegment;
import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * Classifies requests by method, path and connection. Compares paths as the routing does, decoded
 * and without parameters: {@code /%61pi;x=1/} is {@code /api/}.
 */
public final class RequestPaths {
  private static final Set<List<String>> OPEN =
      Set.of(
          List.of("actuator", "health"),
          List.of("actuator", "health", "liveness"),
          List.of("actuator", "health", "readiness"));

  private static final Set<HttpMethod> SAFE =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

  private RequestPaths() {}

  /** Whether the request may change something, by its method. */
  public static boolean isChange(ServerHttpRequest request) {
    return !SAFE.contains(request.getMethod());
  }

  public static boolean isApi(ServerHttpRequest request) {
    return startsWith(segments(request), "api");
  }

  /** Whether the request signs in. */
  public static boolean isSignIn(ServerHttpRequest request) {
    List<String> segments = segments(request);
    return request.getMethod().equals(HttpMethod.POST)
        && (isExactly(segments, "api", "v1", "session")
            || isExactly(segments, "api", "v1", "session", "code"));
  }

  /** Whether the request has the secret of an invitation; the caller may have no account yet. */
  public static boolean isInvitation(ServerHttpRequest request) {
    List<String> segments = segments(request);
    return request.getMethod().equals(HttpMethod.POST)
        && segments.size() == 3
        && (startsWith(segments, "api", "v1", "invitations:accept")
            || startsWith(segments, "api", "v1", "invitations:describe"));
  }

  /** Whether the request needs no session where users sign in. */
  static boolean needsNoSession(ServerHttpRequest request) {
    List<String> segments = segments(request);
    return isSignIn(request)
        || (!isChange(request)
            && startsWith(segments, "api", "v1", "session", "methods")
            && segments.size() == 4);
  }

  /** Whether the request belongs to the sign-in at a provider. */
  public static boolean isProviderSignIn(ServerHttpRequest request) {
    return startsWith(segments(request), "oidc");
  }

  /**
   * Whether only the dashboard links to it: another site must not sign a user in or out. The
   * provider's redirect is not such a request.
   */
  static boolean isOwnNavigation(ServerHttpRequest request) {
    List<String> segments = segments(request);
    return startsWith(segments, "oidc", "sign-in") || startsWith(segments, "oidc", "sign-out");
  }

  /** Whether the request reads the whole audit log. */
  public static boolean readsWholeAuditLog(ServerHttpRequest request) {
    List<String> segments = segments(request);
    return startsWith(segments, "api", "v1", "audit") && segments.size() > 3;
  }

  /** The path segment with the store that the request retries. */
  public static Optional<String> retriedStore(ServerHttpRequest request) {
    return storeOf(request, ":retry");
  }

  /** Whether the request reads the credentials of a shop from the cluster. */
  public static boolean isReveal(ServerHttpRequest request) {
    return storeOf(request, ":reveal-credentials").isPresent();
  }

  private static Optional<String> storeOf(ServerHttpRequest request, String verb) {
    List<String> segments = segments(request);
    return startsWith(segments, "api", "v1", "stores")
            && segments.size() == 4
            && segments.get(3).endsWith(verb)
        ? Optional.of(segments.get(3).toLowerCase(Locale.ROOT))
        : Optional.empty();
  }

  /**
   * Paths that need the token: the API and the actuator, except the health and its probes, which
   * say only whether the process is up. Every other path below {@code /actuator/health} has
   * details.
   */
  static boolean isProtected(ServerHttpRequest request) {
    List<String> segments = segments(request);
    return startsWith(segments, "api")
        || (startsWith(segments, "actuator") && !OPEN.contains(segments));
  }

  /** Whether the connection can only come from this machine. */
  static boolean isLocal(ServerHttpRequest request) {
    InetSocketAddress local = request.getLocalAddress();
    return local != null && local.getAddress() != null && local.getAddress().isLoopbackAddress();
  }

  private static List<String> segments(ServerHttpRequest request) {
    return request.getPath().pathWithinApplication().elements().stream()
        .filter(PathSegment.class::isInstance)
        .map(segment -> ((PathSegment) segment).valueToMatch())
        .filter(segment -> !segment.isEmpty())
        .toList();
  }

  private static boolean isExactly(List<String> segments, String... all) {
    return segments.size() == all.length && startsWith(segments, all);
  }

  private static boolean startsWith(List<String> segments, String... first) {
    if (segments.size() < first.length) {
      return false;
    }
    for (int i = 0; i < first.length; i++) {
      if (!segments.get(i).equalsIgnoreCase(first[i])) {
        return false;
      }
    }
    return true;
  }
}
