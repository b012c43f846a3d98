package io.urumi.crash.testbed;

import java.io.Serial;

/** A request had no response: the replica died. */
public final class NoResponseException extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  public NoResponseException(Throwable cause) {
    super(cause);
  }
}
