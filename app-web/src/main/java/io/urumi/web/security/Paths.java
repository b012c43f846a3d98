package io.urumi.web.security;

import org.springframework.http.server.reactive.ServerHttpRequest;

/** Which part of this process a request is for. */
final class Paths {
  private Paths() {}

  static boolean isApi(ServerHttpRequest request) {
    return isWithin(request, "/api");
  }

  /** What needs the token: the API and the operations' pages, but not the probes. */
  static boolean isProtected(ServerHttpRequest request) {
    return isApi(request)
        || (isWithin(request, "/actuator") && !isWithin(request, "/actuator/health"));
  }

  private static boolean isWithin(ServerHttpRequest request, String prefix) {
    String path = request.getPath().pathWithinApplication().value();
    return path.equals(prefix) || path.startsWith(prefix + "/");
  }
}
