package io.urumi.crash.testbed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Follows the event stream from the first event on as a dashboard does: when the replica dies, it
 * continues at another one after the last event received.
 */
public final class EventFollower implements AutoCloseable {
  private static final String ID = "id:";

  private final HttpClient http = HttpClient.newHttpClient();
  private final List<Long> seen = new CopyOnWriteArrayList<>();
  private final Supplier<Replica> reachable;
  private final @Nullable Thread thread;
  private volatile boolean closed;

  /**
   * @param reachable a replica that is running
   */
  public EventFollower(Supplier<Replica> reachable) {
    this.reachable = reachable;
    thread = Thread.ofVirtual().name("event-follower").start(this::follow);
  }

  private EventFollower(List<Long> seen) {
    this.seen.addAll(seen);
    reachable =
        () -> {
          throw new IllegalStateException("this one follows no replica");
        };
    thread = null;
  }

  /** One that has received these events and no more. */
  public static EventFollower that(List<Long> seen) {
    return new EventFollower(seen);
  }

  /** The event ids received so far, in the order of their arrival. */
  public List<Long> seen() {
    return List.copyOf(seen);
  }

  private void follow() {
    while (!closed) {
      try {
        Thread.sleep(20);
        Replica replica = reachable.get();
        if (replica.alive()) {
          follow(replica);
        }
      } catch (IOException | UncheckedIOException interruptedSteps) {
        // The replica died: continue at the next one.
      } catch (InterruptedException end) {
        return;
      }
    }
  }

  private void follow(Replica replica) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(replica.url() + "/api/v1/events"))
            .header("Accept", "text/event-stream")
            .header("Last-Event-ID", String.valueOf(seen.isEmpty() ? 0 : seen.getLast()))
            .build();
    HttpResponse<Stream<String>> response = http.send(request, HttpResponse.BodyHandlers.ofLines());
    response
        .body()
        .filter(line -> line.startsWith(ID))
        .forEach(line -> seen.add(Long.parseLong(line.substring(ID.length()).strip())));
  }

  @Override
  public void close() {
    closed = true;
    if (thread != null) {
      thread.interrupt();
    }
    http.shutdownNow();
  }
}
