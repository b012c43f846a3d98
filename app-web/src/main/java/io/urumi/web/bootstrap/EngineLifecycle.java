package io.urumi.web.bootstrap;

import io.urumi.application.StoreEngine;
import org.springframework.context.SmartLifecycle;

/** Starts the engine before the web server and stops it after, so that no request misses it. */
final class EngineLifecycle implements SmartLifecycle {
  private final StoreEngine engine;
  private volatile boolean running;

  EngineLifecycle(StoreEngine engine) {
    this.engine = engine;
  }

  @Override
  public void start() {
    engine.start();
    running = true;
  }

  @Override
  public void stop() {
    running = false;
    engine.close();
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  @Override
  public int getPhase() {
    return Phases.ENGINE;
  }
}
