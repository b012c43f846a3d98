package io.urumi.web.dashboard;

import io.urumi.web.request.PlatformPaths;
import java.util.Set;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RequestPredicate;
import org.springframework.web.reactive.function.server.ServerRequest;

/**
 * Matches a browser's request for a page of the dashboard. Does not match unknown paths of the API
 * and missing files: they are answered with an error.
 */
final class DashboardPage implements RequestPredicate {
  private static final Set<HttpMethod> METHODS = Set.of(HttpMethod.GET, HttpMethod.HEAD);

  @Override
  public boolean test(ServerRequest request) {
    String path = request.requestPath().pathWithinApplication().value();
    return METHODS.contains(request.method())
        && (path.isEmpty() || path.equals("/") || (isPage(path) && acceptsHtml(request)));
  }

  private static boolean isPage(String path) {
    String first = path.substring(1).split("/", 2)[0];
    String last = path.substring(path.lastIndexOf('/') + 1);
    return !PlatformPaths.FIRST_SEGMENTS.contains(first) && !last.contains(".");
  }

  /** Accepting any type is not enough: clients of the API do that too. */
  private static boolean acceptsHtml(ServerRequest request) {
    return request.headers().accept().stream()
        .anyMatch(
            accepted -> accepted.isConcrete() && accepted.isCompatibleWith(MediaType.TEXT_HTML));
  }
}
