package io.urumi.adapter.helm;

import java.io.Serial;

/** Helm cannot be used with these settings; the message is one sentence for the user. */
public final class HelmSetupException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  HelmSetupException(RuntimeException cause) {
    super(cause.getMessage(), cause);
  }
}
