package io.urumi.adapter.persistence;

import java.io.Serial;

/**
 * The database does not respond in time. It is unknown whether the last change was saved; the
 * caller may retry later.
 */
public sealed class DatabaseUnavailableException extends RuntimeException
    permits DatabaseInUseException {
  @Serial private static final long serialVersionUID = 1L;

  DatabaseUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
