package io.urumi.web.bootstrap;

import org.springframework.context.SmartLifecycle;

/**
 * The order in which the process stops; it starts the other way round. Streams end first, for they
 * would hold up the web server's graceful stop; the engine hands its leases over last.
 */
final class Phases {
  /** Before the web server waits for requests under way, which is at 1024 below. */
  static final int EVENT_STREAMS = SmartLifecycle.DEFAULT_PHASE;

  /** After the web server is gone, which is at 2048 below. */
  static final int ENGINE = SmartLifecycle.DEFAULT_PHASE - 4096;

  private Phases() {}
}
