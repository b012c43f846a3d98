package io.urumi.web.server;

import java.io.Serial;

/**
 * Ends a response before it is complete. The server closes the connection, so that the client does
 * not take what it has received for all of it.
 */
public class AbortedResponseException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * @param reason why the response ends, for the log
   */
  public AbortedResponseException(String reason) {
    // No stack trace: it is not a fault of this program.
    super(reason, null, false, false);
  }
}
