package io.urumi.adapter.helm.failure;

import java.io.Serial;

/** Helm did not end within its timeout; the message is for the user. */
public final class HelmTimeoutException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  public HelmTimeoutException(String message) {
    super(message);
  }

  /** The message. */
  public String text() {
    String message = getMessage();
    return message == null ? "" : message;
  }
}
