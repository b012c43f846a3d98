package io.urumi.adapter.k8s.storefront;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.urumi.port.driven.cluster.StoreBlueprint;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

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
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, Page> pages = new ConcurrentHashMap<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();

  FakeIngress() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException unavailable) {
      throw new UncheckedIOException(unavailable);
    }
    server.createContext("/", this::answer);
    server.setExecutor(threads);
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  void serve(String host, Page page) {
    pages.put(host, page);
  }

  /** Host and path of each request. */
  List<String> requests() {
    return requests;
  }

  private void answer(HttpExchange exchange) throws IOException {
    String host = String.valueOf(exchange.getRequestHeaders().getFirst("Host"));
    requests.add(host + exchange.getRequestURI());
    Page page = pages.getOrDefault(host, Page.of(404, "404 page not found"));
    page.headers().forEach(exchange.getResponseHeaders()::add);
    byte[] body = page.body().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(page.status(), body.length == 0 ? -1 : body.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }
}
