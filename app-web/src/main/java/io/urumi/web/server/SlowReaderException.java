package io.urumi.web.server;

import java.io.Serial;

/** Ends a stream whose client has stopped reading. */
public final class SlowReaderException extends AbortedResponseException {
  @Serial private static final long serialVersionUID = 1L;

  /** Creates the exception of an event stream. */
  public SlowReaderException() {
    super("the client of an event stream has read nothing for two heartbeats");
  }
}
