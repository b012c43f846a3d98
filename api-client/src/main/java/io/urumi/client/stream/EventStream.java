package io.urumi.client.stream;

import io.urumi.client.http.ApiRequest;
import io.urumi.client.http.CallInterruptedException;
import io.urumi.client.http.HttpTransport;
import io.urumi.client.http.ProblemException;
import io.urumi.client.http.UnreachableException;
import io.urumi.client.model.StreamItem;
import io.urumi.client.model.StreamReset;
import io.urumi.client.model.store.StreamDeparture;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * The control plane's events. Reconnects automatically and resumes after the last event received;
 * ends with an exception when it is refused or reconnecting keeps failing.
 */
public final class EventStream implements AutoCloseable {
  private static final Duration LONGEST_DELAY = Duration.ofSeconds(5);
  private static final int BUFFER = 1_000;

  private final HttpTransport transport;
  private final ApiRequest request;
  private final BlockingQueue<Object> signals = new ArrayBlockingQueue<>(BUFFER);
  private final Thread reader;
  private @Nullable String lastEventId;
  private int failures;

  /**
   * Connects in the background.
   *
   * @param request the request for the stream, without {@code Last-Event-ID}
   * @param lastEventId the event to resume after; null for events from now on
   */
  public EventStream(HttpTransport transport, ApiRequest request, @Nullable String lastEventId) {
    this.transport = transport;
    this.request = request;
    this.lastEventId = lastEventId;
    reader = Thread.ofVirtual().name("urumi-event-stream").start(this::run);
  }

  /**
   * Returns the next signal, or null when there is none within the timeout.
   *
   * @throws ProblemException when the control plane refused the stream
   * @throws UnreachableException when reconnecting failed too often
   * @throws CallInterruptedException when the calling thread is interrupted
   */
  public @Nullable StreamSignal next(Duration timeout) {
    try {
      Object signal = signals.poll(Math.max(0, timeout.toNanos()), TimeUnit.NANOSECONDS);
      if (signal instanceof RuntimeException failure) {
        throw failure;
      }
      return (StreamSignal) signal;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new CallInterruptedException(interrupted);
    }
  }

  /** Returns whether a further signal has already arrived. */
  public boolean hasNext() {
    return !signals.isEmpty();
  }

  @Override
  public void close() {
    reader.interrupt();
  }

  private void run() {
    try {
      while (true) {
        UnreachableException lost;
        try {
          read();
          lost =
              new UnreachableException(
                  transport.settings().url(), "the event stream was closed", true, null);
        } catch (UnreachableException failure) {
          lost = failure;
        } catch (ProblemException refused) {
          if (refused.status() != 429 && refused.status() < 500) {
            throw refused;
          }
          lost =
              new UnreachableException(
                  transport.settings().url(), String.valueOf(refused.getMessage()), true, refused);
        }
        if (++failures > transport.settings().reconnects()) {
          throw lost;
        }
        signals.put(new StreamSignal.Interrupted(lost.reason(), delay()));
        Thread.sleep(delay());
      }
    } catch (InterruptedException | CallInterruptedException closed) {
      // close() was called; nothing reads the signals any more.
    } catch (RuntimeException failure) {
      end(failure);
    }
  }

  private void end(RuntimeException failure) {
    try {
      signals.put(failure);
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private void read() throws InterruptedException {
    ApiRequest resumed = request.header("Last-Event-ID", lastEventId);
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                transport.open(resumed, "text/event-stream"), StandardCharsets.UTF_8))) {
      received(new StreamSignal.Connected());
      for (ServerSentEvent event = ServerSentEvent.read(lines);
          event != null;
          event = ServerSentEvent.read(lines)) {
        received(signal(event));
      }
    } catch (IOException broken) {
      throw transport.translate(broken);
    } catch (JacksonException unreadable) {
      throw new UnreachableException(
          transport.settings().url(), "an event could not be read", true, unreadable);
    }
  }

  private void received(StreamSignal signal) throws InterruptedException {
    failures = 0;
    signals.put(signal);
  }

  private StreamSignal signal(ServerSentEvent event) {
    if (event.id() != null) {
      lastEventId = event.id();
    }
    String id = String.valueOf(lastEventId);
    if (event.data() == null) {
      return new StreamSignal.Heartbeat();
    }
    if (event.name().equals("reset")) {
      return new StreamSignal.Reset(
          id, transport.mapper().readValue(event.data(), StreamReset.class));
    }
    if (event.name().equals("departed")) {
      return new StreamSignal.Departed(
          id, transport.mapper().readValue(event.data(), StreamDeparture.class));
    }
    return new StreamSignal.Event(id, transport.mapper().readValue(event.data(), StreamItem.class));
  }

  private Duration delay() {
    Duration delay = transport.settings().retryDelay().multipliedBy(1L << Math.min(failures, 10));
    return delay.compareTo(LONGEST_DELAY) > 0 ? LONGEST_DELAY : delay;
  }
}
