package io.urumi.port.driven.account;

import java.io.Serial;

/** Thrown when a password cannot be checked now, because too many others wait. */
public final class TooManyPasswordChecksException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  public TooManyPasswordChecksException(Throwable cause) {
    super("too many passwords wait to be checked", cause);
  }
}
