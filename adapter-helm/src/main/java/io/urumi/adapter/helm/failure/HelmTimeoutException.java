package io.urumi.adapter.helm.failure;

import java.io.Serial;

/** Helm took longer than it may; the message says what did, for people. */
public final class HelmTimeoutException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  public HelmTimeoutException(String message) {
    super(message);
  }

  /** What took too long, for people. */
  public String what() {
    String message = getMessage();
    return message == null ? "" : message;
  }
}
