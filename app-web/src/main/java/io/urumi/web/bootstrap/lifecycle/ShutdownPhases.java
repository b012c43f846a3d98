package io.urumi.web.bootstrap.lifecycle;

import org.springframework.context.SmartLifecycle;

/**
 * The order in which the process stops, from the highest phase to the lowest; it starts in reverse.
 * Event streams close first, because open requests delay the web server's graceful shutdown. The
 * engine stops last and releases its leases.
 */
final class ShutdownPhases {
  /** Before the web server's graceful shutdown, which is 1024 below. */
  static final int EVENT_STREAMS = SmartLifecycle.DEFAULT_PHASE;

  /** After the web server has stopped, which is 2048 below the default. */
  static final int ENGINE = SmartLifecycle.DEFAULT_PHASE - 4096;

  private ShutdownPhases() {}
}
