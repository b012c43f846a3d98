package io.urumi.adapter.persistence;

import java.io.Serial;

/**
 * The database does not answer, or not in time: nothing can be said about whether the last change
 * was saved. Trying again later is right.
 */
public sealed class DatabaseUnavailableException extends RuntimeException
    permits DatabaseInUseException {
  @Serial private static final long serialVersionUID = 1L;

  DatabaseUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
