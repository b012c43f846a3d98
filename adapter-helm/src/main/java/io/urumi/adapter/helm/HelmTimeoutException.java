package io.urumi.adapter.helm;

import java.io.Serial;

/** Helm took longer than it may; the message says what did, for people. */
final class HelmTimeoutException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  HelmTimeoutException(String message) {
    super(message);
  }

  /** What took too long, for people. */
  String what() {
    String message = getMessage();
    return message == null ? "" : message;
  }
}
