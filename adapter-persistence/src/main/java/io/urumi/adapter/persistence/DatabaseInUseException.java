package io.urumi.adapter.persistence;

import java.io.Serial;

/** Another process has the embedded database's file open. */
public final class DatabaseInUseException extends DatabaseUnavailableException {
  @Serial private static final long serialVersionUID = 1L;

  DatabaseInUseException(String location, Throwable cause) {
    super(
        "the database in "
            + location
            + " is in use by another process; stop it or use PostgreSQL, which several can share",
        cause);
  }
}
