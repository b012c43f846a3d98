package io.urumi.kubernetes;

import java.io.Serial;

/** The kubeconfig cannot be used; the message is one sentence that says why and what to do. */
public final class KubeconfigException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  public KubeconfigException(String message) {
    super(message);
  }

  public KubeconfigException(String message, Throwable cause) {
    super(message, cause);
  }
}
