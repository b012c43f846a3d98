package io.urumi.adapter.persistence;

import io.urumi.adapter.persistence.backend.MigrationTarget;
import io.urumi.adapter.persistence.backend.PostgresBackend;
import io.urumi.adapter.persistence.connection.DatabaseAddress;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** One PostgreSQL server for all tests of a run, a database for each test class. */
final class TestPostgres {
  static final String USER = "postgres";
  static final String PASSWORD = "not-to-be-shown";

  private static final EmbeddedPostgres SERVER = start();
  private static final AtomicInteger DATABASES = new AtomicInteger();

  private TestPostgres() {}

  private static EmbeddedPostgres start() {
    try {
      return EmbeddedPostgres.builder().setPGStartupWait(Duration.ofSeconds(60)).start();
    } catch (IOException error) {
      throw new UncheckedIOException(error);
    }
  }

  static int port() {
    return SERVER.getPort();
  }

  /** A new, empty database. */
  static PersistenceSettings newDatabase() {
    return settings(port(), newDatabaseName());
  }

  /**
   * Its texts are ordered as in a dictionary, as on many servers, unless a column says otherwise:
   * dashes do not count, and "a" is before "B".
   */
  static String newDatabaseName() {
    String name = "urumi_" + DATABASES.incrementAndGet();
    try (Connection connection = SERVER.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "create database "
              + name
              + " template template0 locale_provider icu icu_locale 'en-US-u-ka-shifted'");
    } catch (SQLException error) {
      throw new IllegalStateException(error);
    }
    return name;
  }

  /** The number of connections to a database, after closing ones have ended. */
  static int connectionsTo(String name) throws SQLException {
    try (Connection connection = SERVER.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      int connected;
      long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
      do {
        try (ResultSet rows =
            statement.executeQuery(
                "select count(*) from pg_stat_activity where datname = '" + name + "'")) {
          rows.next();
          connected = rows.getInt(1);
        }
      } while (connected > 0 && System.nanoTime() < deadline);
      return connected;
    }
  }

  /** Ends all connections to a database, as a restart of the server does. */
  static void endConnectionsTo(String name) throws SQLException {
    try (Connection connection = SERVER.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = '"
              + name
              + "'");
    }
  }

  /** The same server on another port, for example a proxy's. */
  static PersistenceSettings settings(int port, String name) {
    return PersistenceSettings.of(
        "r2dbc:postgresql://localhost:" + port + "/" + name, USER, PASSWORD);
  }

  static MigrationTarget jdbc(PersistenceSettings settings) {
    if (settings.address() instanceof DatabaseAddress.Postgres postgres) {
      return new PostgresBackend(postgres, settings.timeouts()).migrationTarget();
    }
    throw new IllegalArgumentException("not PostgreSQL: " + settings);
  }
}
