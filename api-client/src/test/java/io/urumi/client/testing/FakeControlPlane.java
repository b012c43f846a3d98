package io.urumi.client.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingDeque;

/**
 * Serves responses that a test prepared over real HTTP and records the requests. The last response
 * prepared for a path is repeated.
 */
public final class FakeControlPlane implements AutoCloseable {
  private final HttpServer server;
  private final Map<String, Deque<Answer>> answers = new ConcurrentHashMap<>();
  private final Deque<Answer> streams = new LinkedBlockingDeque<>();
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private final CountDownLatch closing = new CountDownLatch(1);

  public FakeControlPlane() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::handle);
    server.start();
    // Streams that a test did not prepare stay open and silent.
    streams.add(Answer.openStream());
  }

  public URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Prepares responses for {@code "GET /stores"}, sent in this order. */
  public FakeControlPlane on(String methodAndPath, Answer... prepared) {
    answers.put(methodAndPath, new ArrayDeque<>(List.of(prepared)));
    return this;
  }

  /** Prepares connections of the event stream, in this order; the last one is repeated. */
  public FakeControlPlane streams(Answer... prepared) {
    streams.clear();
    streams.addAll(List.of(prepared));
    return this;
  }

  public List<Request> requests() {
    return requests;
  }

  public List<Request> requests(String methodAndPath) {
    return requests.stream().filter(request -> request.is(methodAndPath)).toList();
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
  }

  private void handle(HttpExchange exchange) throws IOException {
    Request request = Request.of(exchange);
    requests.add(request);
    Answer answer =
        request.is("GET /events")
            ? next(streams)
            : next(
                answers.getOrDefault(
                    request.methodAndPath(),
                    new ArrayDeque<>(List.of(Answer.problem(404, "NOT_FOUND", "Nothing here.")))));
    try (exchange) {
      write(exchange, answer);
    }
  }

  private static Answer next(Deque<Answer> prepared) {
    synchronized (prepared) {
      Answer answer = prepared.size() > 1 ? prepared.poll() : prepared.peek();
      return answer == null ? Answer.openStream() : answer;
    }
  }

  private void write(HttpExchange exchange, Answer answer) throws IOException {
    if (answer.status() == Answer.DROPPED) {
      // A process that dies closes the connection without a response.
      return;
    }
    answer.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
    exchange.sendResponseHeaders(answer.status(), 0);
    try (OutputStream body = exchange.getResponseBody()) {
      body.write(answer.body().getBytes(StandardCharsets.UTF_8));
      body.flush();
      if (answer.staysOpen()) {
        closing.await();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** A recorded request. */
  public record Request(
      String method, String path, String query, Map<String, List<String>> headers, String body) {

    static Request of(HttpExchange exchange) throws IOException {
      URI uri = exchange.getRequestURI();
      return new Request(
          exchange.getRequestMethod(),
          uri.getPath().replaceFirst("^/api/v1", ""),
          uri.getQuery() == null ? "" : uri.getQuery(),
          Map.copyOf(exchange.getRequestHeaders()),
          new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    }

    String methodAndPath() {
      return method + " " + path;
    }

    boolean is(String methodAndPath) {
      return methodAndPath().equals(methodAndPath);
    }

    /** Returns a header's value; empty when it was not sent. */
    public String header(String name) {
      return headers.entrySet().stream()
          .filter(header -> header.getKey().equalsIgnoreCase(name))
          .map(header -> header.getValue().get(0))
          .findFirst()
          .orElse("");
    }
  }
}
