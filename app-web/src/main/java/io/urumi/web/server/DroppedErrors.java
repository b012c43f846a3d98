package io.urumi.web.server;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Hooks;

/**
 * Keeps errors of clients out of the log: the server reports one that occurs while the request is
 * answered already, and Reactor logs such an error with its stack trace.
 */
public final class DroppedErrors {
  private static final Logger log = LoggerFactory.getLogger(DroppedErrors.class);

  private DroppedErrors() {}

  /** Installs the handler for the whole process. */
  public static void handle() {
    Hooks.onErrorDropped(error -> {
      if (ClientFault.isAny(error)) {
        log.debug("a request was not received completely: {}", error.toString());
      } else {
        log.error("an error occurred after the result was delivered", error);
      }
    });
  }
}
