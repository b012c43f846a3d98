package io.urumi.adapter.helm.failure;

import java.io.Serial;

/** Helm cannot be used at all; the message is one sentence for the user. */
public final class HelmUnusableException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  public HelmUnusableException(String message) {
    super(message);
  }

  public HelmUnusableException(String message, Throwable cause) {
    super(message, cause);
  }
}
