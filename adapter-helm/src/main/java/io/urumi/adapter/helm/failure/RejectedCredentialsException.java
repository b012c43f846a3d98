package io.urumi.adapter.helm.failure;

import java.io.Serial;

/** The API server did not accept the credentials that Helm was given. */
public final class RejectedCredentialsException extends HelmException {
  @Serial private static final long serialVersionUID = 1L;

  private final boolean replaced;

  /**
   * @param replaced whether there are other credentials now
   */
  public RejectedCredentialsException(HelmException failure, boolean replaced) {
    super(failure.text(), failure);
    this.replaced = replaced;
  }

  /** Whether there are other credentials now. */
  public boolean replaced() {
    return replaced;
  }
}
