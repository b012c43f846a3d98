package io.urumi.adapter.helm;

import java.io.Serial;

/** Helm cannot be used at all as configured; the message is one sentence for people. */
public final class HelmSetupException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  public HelmSetupException(String message) {
    super(message);
  }

  public HelmSetupException(String message, Throwable cause) {
    super(message, cause);
  }
}
