package io.urumi.kubernetes;

import java.io.Serial;

/** Another cluster than the expected one responds. */
public final class OtherClusterException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * @param message which cluster was expected, and which one responds
   * @param cause what the comparison of the two threw
   */
  public OtherClusterException(String message, Throwable cause) {
    super(message, cause);
  }
}
