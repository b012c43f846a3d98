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

/** Creates and deletes stores as fast as possible, and opens and closes event streams. */
final class LoadGenerator implements AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofSeconds(120);

  /** A new HTTP client costs this machine more than its stream costs the control plane. */
  private static final Duration STREAM_PAUSE = Duration.ofMillis(250);

  private final ControlPlaneProcess plane;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Future<?>> workers = new ArrayList<>();
  private final AtomicInteger storesDeleted = new AtomicInteger();
  private final AtomicInteger streamsClosed = new AtomicInteger();
  private volatile boolean stopped;

  private LoadGenerator(ControlPlaneProcess plane) {
    this.plane = plane;
  }

  static LoadGenerator start(ControlPlaneProcess plane, int workers) {
    LoadGenerator load = new LoadGenerator(plane);
    for (int i = 0; i < workers; i++) {
      String name = "churn-" + i + "-";
      load.workers.add(load.threads.submit(() -> load.work(name)));
    }
    load.workers.add(load.threads.submit(load::watch));
    return load;
  }

  /** How many stores were created and deleted. */
  int storesDeleted() {
    return storesDeleted.get();
  }

  /** How many event streams were opened and closed. */
  int streamsClosed() {
    return streamsClosed.get();
  }

  private void work(String name) {
    Api api = plane.api();
    for (int i = 0; !stopped; i++) {
      String id = api.create(name + i);
      api.awaitPhase(id, "READY", TIMEOUT);
      api.delete("/api/v1/stores/" + id);
      api.awaitPhase(id, "DELETED", TIMEOUT);
      storesDeleted.incrementAndGet();
    }
  }

  private Void watch() throws IOException, InterruptedException {
    while (!stopped) {
      // A separate client: closing it ends the connection, as a closed browser does.
      try (HttpClient http = HttpClient.newHttpClient()) {
        HttpResponse<InputStream> stream =
            http.send(
                HttpRequest.newBuilder(URI.create(plane.url() + "/api/v1/events")).build(),
                HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream body = stream.body()) {
          body.readNBytes(2_000);
        }
        streamsClosed.incrementAndGet();
        http.shutdownNow();
      }
      Thread.sleep(STREAM_PAUSE);
    }
    return null;
  }

  /** Waits until the current stores are deleted; fails when a worker failed. */
  void end() {
    stopped = true;
    for (Future<?> worker : workers) {
      try {
        worker.get();
      } catch (ExecutionException failed) {
        throw new AssertionError("a worker failed", failed.getCause());
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        throw new AssertionError(stopped);
      }
    }
  }

  @Override
  public void close() {
    stopped = true;
    threads.shutdownNow();
  }
}
