package io.urumi.acceptance;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes stores and deletes them, as fast as they come, and opens and closes event streams. */
final class Churn implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(120);

  /** A new client costs this machine more than its stream costs the control plane. */
  private static final Duration STREAM_PAUSE = Duration.ofMillis(250);

  private final ControlPlane plane;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Future<?>> workers = new ArrayList<>();
  private final AtomicInteger lives = new AtomicInteger();
  private final AtomicInteger streams = new AtomicInteger();
  private volatile boolean over;

  private Churn(ControlPlane plane) {
    this.plane = plane;
  }

  static Churn begin(ControlPlane plane, int workers) {
    Churn churn = new Churn(plane);
    for (int i = 0; i < workers; i++) {
      String name = "churn-" + i + "-";
      churn.workers.add(churn.threads.submit(() -> churn.work(name)));
    }
    churn.workers.add(churn.threads.submit(churn::watch));
    return churn;
  }

  /** How many stores came and went. */
  int lives() {
    return lives.get();
  }

  /** How many event streams were opened and closed. */
  int streams() {
    return streams.get();
  }

  private void work(String name) {
    Api api = plane.api();
    for (int i = 0; !over; i++) {
      String id = api.create(name + i);
      api.awaitPhase(id, "READY", PATIENCE);
      api.delete("/api/v1/stores/" + id);
      api.awaitPhase(id, "DELETED", PATIENCE);
      lives.incrementAndGet();
    }
  }

  private Void watch() throws IOException, InterruptedException {
    while (!over) {
      // A client of its own: closing it cuts the connection, as a closed browser does.
      try (HttpClient http = HttpClient.newHttpClient()) {
        HttpResponse<InputStream> stream =
            http.send(
                HttpRequest.newBuilder(URI.create(plane.url() + "/api/v1/events")).build(),
                HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream body = stream.body()) {
          body.readNBytes(2_000);
        }
        streams.incrementAndGet();
        http.shutdownNow();
      }
      Thread.sleep(STREAM_PAUSE);
    }
    return null;
  }

  /** Lets the lives under way end; fails when any worker did. */
  void end() {
    over = true;
    for (Future<?> worker : workers) {
      try {
        worker.get();
      } catch (ExecutionException failed) {
        throw new AssertionError("a worker ended", failed.getCause());
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        throw new AssertionError(stopped);
      }
    }
  }

  @Override
  public void close() {
    over = true;
    threads.shutdownNow();
  }
}
