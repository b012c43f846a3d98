package io.urumi.adapter.k8s;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;

/** An API server whose answers a test dictates, one after the other. */
final class FakeApiServer implements AutoCloseable {
  /** One answer. */
  @FunctionalInterface
  interface Answer {
    void to(HttpExchange exchange) throws IOException, InterruptedException;
  }

  /** A watch that the test writes into; {@code END} ends it, {@code BREAK} breaks it off. */
  static final class Stream implements Answer {
    static final String END = "end";
    static final String BREAK = "break";
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

    Stream say(String line) {
      lines.add(line);
      return this;
    }

    @Override
    public void to(HttpExchange exchange) throws IOException, InterruptedException {
      exchange.sendResponseHeaders(200, 0);
      OutputStream out = exchange.getResponseBody();
      out.flush();
      for (String line = lines.take(); !line.equals(END); line = lines.take()) {
        if (line.equals(BREAK)) {
          throw new IOException("broken off, as the test wants it");
        }
        out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
      }
      out.close();
    }
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final BlockingQueue<Answer> answers = new LinkedBlockingQueue<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();

  FakeApiServer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException unavailable) {
      throw new UncheckedIOException(unavailable);
    }
    server.createContext("/", this::answer);
    server.setExecutor(threads);
    server.start();
  }

  static Answer json(int status, String body) {
    return exchange -> {
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
      exchange.close();
    };
  }

  /** An answer that never comes. */
  static Answer silence() {
    return exchange -> new CountDownLatch(1).await();
  }

  FakeApiServer then(Answer answer) {
    answers.add(answer);
    return this;
  }

  /** Method and address of each request so far. */
  List<String> asked() {
    return asked;
  }

  /** A client of it. */
  ApiServer client(Path folder, Duration timeout) {
    String address = "http://127.0.0.1:" + server.getAddress().getPort();
    Path kubeconfig = Kubeconfigs.write(folder, Kubeconfigs.named(address));
    return new ApiServer(Kubeconfig.read(kubeconfig, null).client(), timeout);
  }

  private void answer(HttpExchange exchange) throws IOException {
    asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
    exchange.getRequestBody().readAllBytes();
    try {
      answers.take().to(exchange);
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
