package io.urumi.crash.testbed;

import io.urumi.client.http.CallInterruptedException;
import io.urumi.client.http.UnreachableException;
import io.urumi.client.model.StreamReset;
import io.urumi.client.stream.EventStream;
import io.urumi.client.stream.StreamSignal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Follows the event stream from the first event on as a dashboard does: when the replica dies, it
 * continues at another one after the last event received.
 */
public final class EventFollower implements AutoCloseable {
  private static final Duration POLL = Duration.ofSeconds(10);

  private final List<Long> seen = new CopyOnWriteArrayList<>();
  private final List<String> resets = new CopyOnWriteArrayList<>();
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

  private EventFollower(List<Long> seen, List<String> resets) {
    this.seen.addAll(seen);
    this.resets.addAll(resets);
    reachable =
        () -> {
          throw new IllegalStateException("the follower has no replica");
        };
    thread = null;
  }

  /** A follower that has received exactly these events and resets. */
  public static EventFollower that(List<Long> seen, List<String> resets) {
    return new EventFollower(seen, resets);
  }

  /** The event ids received so far, in the order of their arrival. */
  public List<Long> seen() {
    return List.copyOf(seen);
  }

  /**
   * Why the stream did not resume after the last event received, one text per time. A client that
   * had received every event then misses none, but has to read everything again.
   */
  public List<String> resets() {
    return List.copyOf(resets);
  }

  private void follow() {
    while (!closed) {
      try {
        Thread.sleep(20);
        Replica replica = reachable.get();
        if (replica.alive()) {
          follow(replica);
        }
      } catch (UnreachableException died) {
        // The replica died: continue at the next one.
      } catch (InterruptedException | CallInterruptedException end) {
        return;
      }
    }
  }

  private void follow(Replica replica) {
    String last = String.valueOf(seen.isEmpty() ? 0 : seen.getLast());
    try (EventStream stream = replica.client().events(last)) {
      while (!closed) {
        switch (stream.next(POLL)) {
          case StreamSignal.Event event -> seen.add(Long.parseLong(event.id()));
          case StreamSignal.Reset(String id, StreamReset reset) ->
              resets.add("after " + last + ": " + reset.reason() + ", resumed after " + id);
          case null, default -> {
            // No event.
          }
        }
      }
    }
  }

  @Override
  public void close() {
    closed = true;
    if (thread != null) {
      thread.interrupt();
    }
  }
}
