package io.urumi.adapter.helm.failure;

import java.io.Serial;

/** The chart or the configured values cannot be read; the message says why, for people. */
public final class ChartInvalidException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  public ChartInvalidException(String why) {
    super(why);
  }

  public ChartInvalidException(String why, Throwable cause) {
    super(why, cause);
  }

  /** Why, for people. */
  public String why() {
    String message = getMessage();
    return message == null ? "" : message;
  }
}
