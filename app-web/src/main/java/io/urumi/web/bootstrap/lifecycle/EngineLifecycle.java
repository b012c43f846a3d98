package io.urumi.web.bootstrap.lifecycle;

import io.urumi.application.StoreEngine;
import org.springframework.context.SmartLifecycle;

/** Starts the engine before the web server and stops it after: every request finds it running. */
public final class EngineLifecycle implements SmartLifecycle {
  private final StoreEngine engine;
  private volatile boolean running;

  public EngineLifecycle(StoreEngine engine) {
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
    return ShutdownPhases.ENGINE;
  }
}
