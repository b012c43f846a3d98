package io.urumi.web.bootstrap;

import io.urumi.web.api.EventStreams;
import org.springframework.context.SmartLifecycle;

/** Ends every open event stream as the first thing when the process stops. */
final class EventStreamLifecycle implements SmartLifecycle {
  private final EventStreams streams;
  private volatile boolean running;

  EventStreamLifecycle(EventStreams streams) {
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
    return Phases.EVENT_STREAMS;
  }
}
