package io.urumi.web.api;

import java.io.Serial;

/** Ends the stream, and with it the connection, of a reader that has stopped reading. */
final class SlowReaderException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  SlowReaderException() {
    // No stack trace: it is the reader's doing.
    super("the reader of an event stream took nothing for two heartbeats", null, false, false);
  }
}
