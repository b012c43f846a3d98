package io.urumi.crash.bed;

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
 * Follows the event stream from the beginning as a dashboard does: when the replica dies, it goes
 * on at another one behind the last event that it saw.
 */
public final class EventFollower implements AutoCloseable {
  private static final String ID = "id:";

  private final HttpClient http = HttpClient.newHttpClient();
  private final List<Long> seen = new CopyOnWriteArrayList<>();
  private final Supplier<Replica> living;
  private final @Nullable Thread thread;
  private volatile boolean closed;

  /**
   * @param living some replica that may be asked
   */
  public EventFollower(Supplier<Replica> living) {
    this.living = living;
    thread = Thread.ofVirtual().name("event-follower").start(this::follow);
  }

  private EventFollower(List<Long> seen) {
    this.seen.addAll(seen);
    living =
        () -> {
          throw new IllegalStateException("this one follows nobody");
        };
    thread = null;
  }

  /** One that was told just so much. */
  public static EventFollower that(List<Long> seen) {
    return new EventFollower(seen);
  }

  /** The ids that came so far, in the order in which they came. */
  public List<Long> seen() {
    return List.copyOf(seen);
  }

  private void follow() {
    while (!closed) {
      try {
        Thread.sleep(20);
        Replica replica = living.get();
        if (replica.alive()) {
          follow(replica);
        }
      } catch (IOException | UncheckedIOException cutOff) {
        // The replica died: on to the next.
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
