package io.urumi.adapter.helm;

import java.io.Serial;

/** The chart or the configured values cannot be read; the message says why, for people. */
final class ChartInvalidException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  ChartInvalidException(String why) {
    super(why);
  }

  ChartInvalidException(String why, Throwable cause) {
    super(why, cause);
  }

  /** Why, for people. */
  String why() {
    String message = getMessage();
    return message == null ? "" : message;
  }
}
