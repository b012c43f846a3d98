package io.urumi.adapter.helm.failure;

import java.io.Serial;

/** The chart or the configured values cannot be read; the message says why, for the user. */
public final class ChartInvalidException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  public ChartInvalidException(String message) {
    super(message);
  }

  public ChartInvalidException(String message, Throwable cause) {
    super(message, cause);
  }

  /** The message. */
  public String text() {
    String message = getMessage();
    return message == null ? "" : message;
  }
}
