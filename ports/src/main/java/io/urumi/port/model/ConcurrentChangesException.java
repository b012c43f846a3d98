package io.urumi.port.model;

import java.io.Serial;

/**
 * Other requests changed the same store each time this one was to be saved; nothing was changed by
 * it, and it can be repeated.
 */
public final class ConcurrentChangesException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  /** After the last attempt. */
  public ConcurrentChangesException() {
    super("the store was changed by other requests at the same time");
  }
}
