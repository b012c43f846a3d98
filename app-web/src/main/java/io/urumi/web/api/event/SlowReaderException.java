package io.urumi.web.api.event;

import java.io.Serial;

/** Closes the stream and the connection of a client that has stopped reading. */
final class SlowReaderException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  SlowReaderException() {
    // No stack trace: a slow client is not a fault of this program.
    super("the client of an event stream has read nothing for two heartbeats", null, false, false);
  }
}
