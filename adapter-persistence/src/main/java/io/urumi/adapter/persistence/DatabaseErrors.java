package io.urumi.adapter.persistence;

import io.r2dbc.spi.R2dbcException;
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

  private static final String READ_ONLY_TRANSACTION = "25006";
  private static final String FEATURE_NOT_SUPPORTED = "0A000";

  private DatabaseErrors() {}

  static Throwable translate(Throwable error) {
    if (isReadOnly(error)) {
      return new DatabaseUnavailableException("the database accepts no writes", error);
    }
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

  /**
   * Whether the statement reached a server that has become a standby; the next one uses another
   * server.
   */
  private static boolean isReadOnly(Throwable error) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof R2dbcException database
          && (READ_ONLY_TRANSACTION.equals(database.getSqlState())
              || FEATURE_NOT_SUPPORTED.equals(database.getSqlState())
                  && String.valueOf(database.getMessage()).contains("during recovery"))) {
        return true;
      }
    }
    return false;
  }

  /** The exception for a database that could not be opened. */
  static DatabaseUnavailableException unopened(String location, Throwable error) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && sql.getErrorCode() == H2_DATABASE_ALREADY_OPEN) {
        return new DatabaseInUseException(location, sql);
      }
    }
    Throwable root = root(error);
    String message = String.valueOf(root.getMessage());
    if (message.contains("unsupported startup parameter")) {
      message +=
          " (a connection pooler is between Urumi and PostgreSQL; use PostgreSQL's own address, or"
              + " the pooler in session mode with ignore_startup_parameters = extra_float_digits)";
    }
    // Only the root: what wraps it may repeat the address and the user.
    return new DatabaseUnavailableException(
        "the database " + location + " cannot be opened: " + message, root);
  }

  private static Throwable root(Throwable error) {
    Throwable root = error;
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      root = cause;
    }
    return root;
  }
}
