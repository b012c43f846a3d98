package io.urumi.web.bootstrap;

import java.util.Set;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RequestPredicate;
import org.springframework.web.reactive.function.server.ServerRequest;

/**
 * Recognises a browser that goes to one of the dashboard's pages. A mistyped path of the API is
 * none, nor is a missing file, so that programs get an error and not a page.
 */
final class DashboardPage implements RequestPredicate {
  private static final Set<HttpMethod> METHODS = Set.of(HttpMethod.GET, HttpMethod.HEAD);
  private static final Set<String> NOT_PAGES = Set.of("api", "actuator", "assets");

  @Override
  public boolean test(ServerRequest request) {
    String path = request.path();
    return METHODS.contains(request.method())
        && (path.equals("/") || (isPage(path) && wantsHtml(request)));
  }

  private static boolean isPage(String path) {
    String first = path.substring(1).split("/", 2)[0];
    String last = path.substring(path.lastIndexOf('/') + 1);
    return !NOT_PAGES.contains(first) && !last.contains(".");
  }

  /** A program that accepts anything does not mean a page. */
  private static boolean wantsHtml(ServerRequest request) {
    return request.headers().accept().stream()
        .anyMatch(
            accepted -> accepted.isConcrete() && accepted.isCompatibleWith(MediaType.TEXT_HTML));
  }
}
