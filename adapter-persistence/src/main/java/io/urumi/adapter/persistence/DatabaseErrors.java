package io.urumi.adapter.persistence;

import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.R2dbcTimeoutException;
import io.r2dbc.spi.R2dbcTransientResourceException;
import java.sql.SQLException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.TransactionException;

/** Recognises errors of a database that is unavailable or too busy. */
final class DatabaseErrors {
  /** H2: another process has the file open. */
  private static final int H2_DATABASE_ALREADY_OPEN = 90020;

  private DatabaseErrors() {}

  static Throwable translate(Throwable error) {
    return error instanceof DataAccessResourceFailureException
            || error instanceof TransientDataAccessException
            || error instanceof TransactionException
            || error instanceof R2dbcNonTransientResourceException
            || error instanceof R2dbcTransientResourceException
            || error instanceof R2dbcTimeoutException
        ? new DatabaseUnavailableException(
            "the database does not respond: " + root(error).getMessage(), error)
        : error;
  }

  /** The exception for a database that could not be opened. */
  static DatabaseUnavailableException unopened(String location, Throwable error) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && sql.getErrorCode() == H2_DATABASE_ALREADY_OPEN) {
        return new DatabaseInUseException(location, sql);
      }
    }
    Throwable root = root(error);
    // Only the root: what wraps it may repeat the address and the user.
    return new DatabaseUnavailableException(
        "the database " + location + " cannot be opened: " + root.getMessage(), root);
  }

  private static Throwable root(Throwable error) {
    Throwable root = error;
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      root = cause;
    }
    return root;
  }
}
