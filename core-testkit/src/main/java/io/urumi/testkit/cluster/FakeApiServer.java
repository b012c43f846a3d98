package io.urumi.testkit.cluster;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;

/** An API server that returns the answers a test has queued, one per request. */
public final class FakeApiServer implements AutoCloseable {
  /** One answer. */
  @FunctionalInterface
  public interface Answer {
    void to(HttpExchange exchange) throws IOException, InterruptedException;
  }

  /** A watch whose lines the test writes. */
  public static final class Stream implements Answer {
    /** Ends the watch. */
    public static final String END = "end";

    /** Breaks the connection. */
    public static final String BREAK = "break";

    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

    public Stream send(String line) {
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
          throw new IOException("broken by the test");
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
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final List<String> bodies = new CopyOnWriteArrayList<>();

  public FakeApiServer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException unavailable) {
      throw new UncheckedIOException(unavailable);
    }
    server.createContext("/", this::answer);
    server.setExecutor(threads);
    server.start();
  }

  public static Answer json(int status, String body) {
    return exchange -> {
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
      exchange.close();
    };
  }

  /** No answer; the connection stays open. */
  public static Answer silence() {
    return exchange -> new CountDownLatch(1).await();
  }

  public FakeApiServer then(Answer answer) {
    answers.add(answer);
    return this;
  }

  /** Method and address of each request so far. */
  public List<String> requests() {
    return requests;
  }

  /** The body of each request so far; empty when it had none. */
  public List<String> bodies() {
    return bodies;
  }

  /** A kubeconfig for this server. */
  public Path kubeconfig(Path folder) {
    String address = "http://127.0.0.1:" + server.getAddress().getPort();
    return Kubeconfigs.write(folder, Kubeconfigs.of(address));
  }

  private void answer(HttpExchange exchange) throws IOException {
    requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
    bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
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
