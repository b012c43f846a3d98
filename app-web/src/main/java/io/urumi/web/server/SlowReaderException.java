package io.urumi.web.server;

import java.io.Serial;

/** Ends a stream whose client has stopped reading; its connection is to be closed. */
public final class SlowReaderException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  /** Creates the exception of an event stream. */
  public SlowReaderException() {
    // No stack trace: a slow client is not a fault of this program.
    super("the client of an event stream has read nothing for two heartbeats", null, false, false);
  }
}
