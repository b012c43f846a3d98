package io.urumi.adapter.k8s.storefront;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.urumi.port.driven.cluster.StoreBlueprint;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** An ingress controller on this machine: answers by Host header, 404 to hosts it does not know. */
final class FakeIngress implements AutoCloseable {
  /** What is answered at a host. */
  record Page(int status, String body, Map<String, String> headers) {
    static Page of(int status, String body) {
      return new Page(status, body, Map.of());
    }

    static Page own(StoreBlueprint blueprint) {
      return of(
          200,
          "<html><head><meta name=\"urumi-store\" content=\"%s\"><title>%s</title></head></html>"
              .formatted(blueprint.id(), blueprint.name()));
    }

    /** A response of WordPress, which the image marks with a header. */
    static Page byWordPress(
        StoreBlueprint blueprint, int status, String body, Map<String, String> headers) {
      Map<String, String> all = new HashMap<>(headers);
      all.put("X-Urumi-Store", blueprint.id().toString());
      return new Page(status, body, all);
    }
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, Page> pages = new ConcurrentHashMap<>();
  private volatile Runnable onRequest = () -> {};
  private final String scheme;
  private final Map<String, Map<String, List<String>>> requestHeaders = new ConcurrentHashMap<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();

  FakeIngress() {
    this(null);
  }

  /** Serves TLS unless the context is null. */
  FakeIngress(@Nullable SSLContext tls) {
    scheme = tls == null ? "http" : "https";
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    try {
      if (tls == null) {
        server = HttpServer.create(address, 0);
      } else {
        HttpsServer secure = HttpsServer.create(address, 0);
        secure.setHttpsConfigurator(new HttpsConfigurator(tls));
        server = secure;
      }
    } catch (IOException unavailable) {
      throw new UncheckedIOException(unavailable);
    }
    server.createContext("/", this::answer);
    server.setExecutor(threads);
    server.start();
  }

  URI address() {
    return URI.create(scheme + "://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Serves this page for every path of a host that has no page of its own. */
  void serve(String host, Page page) {
    pages.put(host, page);
  }

  void serve(String host, String path, Page page) {
    pages.put(host + path, page);
  }

  /** Runs something before each answer. */
  void onRequest(Runnable action) {
    onRequest = action;
  }

  /** Host and path of each request. */
  List<String> requests() {
    return requests;
  }

  /** A header of the last request for a path. */
  String header(String path, String name) {
    return String.join(
        ",", requestHeaders.getOrDefault(path, Map.of()).getOrDefault(name, List.of()));
  }

  private void answer(HttpExchange exchange) throws IOException {
    String host = String.valueOf(exchange.getRequestHeaders().getFirst("Host"));
    requests.add(host + exchange.getRequestURI());
    onRequest.run();
    Page page =
        pages.getOrDefault(
            host + exchange.getRequestURI(),
            pages.getOrDefault(host, Page.of(404, "404 page not found")));
    page.headers().forEach(exchange.getResponseHeaders()::add);
    requestHeaders.put(
        String.valueOf(exchange.getRequestURI()), Map.copyOf(exchange.getRequestHeaders()));
    byte[] body = page.body().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(page.status(), body.length == 0 ? -1 : body.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
    threads.close();
  }
}
