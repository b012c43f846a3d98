package io.urumi.adapter.helm;

import java.io.Serial;

/** Helm cannot be used at all as configured; the message is one sentence for people. */
public final class HelmSetupException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  HelmSetupException(String message) {
    super(message);
  }

  HelmSetupException(String message, Throwable cause) {
    super(message, cause);
  }
}
