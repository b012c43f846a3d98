package io.urumi.adapter.persistence.sql;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;

/** Reads columns and binds parameters, nullable or not. */
public final class Columns {
  private Columns() {}

  public static String text(Readable row, String column) {
    return required(row, column, String.class);
  }

  public static @Nullable String textOrNull(Readable row, String column) {
    return row.get(column, String.class);
  }

  public static long number(Readable row, String column) {
    return required(row, column, Long.class);
  }

  public static Instant instant(Readable row, String column) {
    return required(row, column, Instant.class);
  }

  public static @Nullable Instant instantOrNull(Readable row, String column) {
    return row.get(column, Instant.class);
  }

  public static <T> T required(Readable row, String column, Class<T> type) {
    return Objects.requireNonNull(row.get(column, type), column);
  }

  public static <T> GenericExecuteSpec bind(
      GenericExecuteSpec statement, String name, @Nullable T value, Class<T> type) {
    return value == null ? statement.bindNull(name, type) : statement.bind(name, value);
  }
}
