package io.urumi.web.bootstrap.lifecycle;

import io.urumi.web.api.event.EventStreams;
import org.springframework.context.SmartLifecycle;

/** Closes all event streams before anything else stops. */
public final class EventStreamLifecycle implements SmartLifecycle {
  private final EventStreams streams;
  private volatile boolean running;

  public EventStreamLifecycle(EventStreams streams) {
    this.streams = streams;
  }

  @Override
  public void start() {
    running = true;
  }

  @Override
  public void stop() {
    running = false;
    streams.close();
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  @Override
  public int getPhase() {
    return ShutdownPhases.EVENT_STREAMS;
  }
}
