package io.urumi.acceptance;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** An embedded PostgreSQL server with any number of databases. */
final class PostgresServer implements AutoCloseable {
  private final EmbeddedPostgres server;
  private final Path folder;
  private final AtomicInteger made = new AtomicInteger();

  private PostgresServer(EmbeddedPostgres server, Path folder) {
    this.server = server;
    this.folder = folder;
  }

  private static final class Shared {
    private static final PostgresServer SERVER = start();
  }

  /** The server of this run, which ends with the JVM. */
  static PostgresServer shared() {
    return Shared.SERVER;
  }

  /** A separate server, for a test that stops it. */
  static PostgresServer start() {
    try {
      Path folder = Files.createTempDirectory("postgres-");
      return new PostgresServer(
          EmbeddedPostgres.builder()
              .setDataDirectory(folder)
              .setPGStartupWait(Duration.ofSeconds(60))
              .start(),
          folder);
    } catch (IOException cannotStart) {
      throw new AssertionError(cannotStart);
    }
  }

  /** The name of a new, empty database. */
  String create() {
    String name = "urumi_" + made.incrementAndGet();
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create database " + name);
      return name;
    } catch (SQLException failed) {
      throw new AssertionError(failed);
    }
  }

  int port() {
    return server.getPort();
  }

  /** The id of the server's main process. */
  long pid() {
    try (Stream<String> lines = Files.lines(folder.resolve("postmaster.pid"))) {
      return Long.parseLong(lines.findFirst().orElseThrow().strip());
    } catch (IOException unreadable) {
      throw new AssertionError(unreadable);
    }
  }

  /** The settings with which a control plane uses a database. */
  Map<String, String> settings(String name) {
    return settings(name, server.getPort());
  }

  /** The same, through another port. */
  Map<String, String> settings(String name, int port) {
    return Map.of(
        "URUMI_DATABASE_URL",
        "r2dbc:postgresql://localhost:" + port + "/" + name,
        "URUMI_DATABASE_USERNAME",
        "postgres",
        "URUMI_DATABASE_PASSWORD",
        "postgres");
  }

  /** The result of a query for one number. */
  double number(String name, String query) {
    try (Connection connection = server.getDatabase("postgres", name).getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getDouble(1);
    } catch (SQLException failed) {
      throw new AssertionError(query, failed);
    }
  }

  /** Blocks every other access to a table until this is closed. */
  AutoCloseable lock(String name, String table) {
    try {
      Connection connection = server.getDatabase("postgres", name).getConnection();
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        statement.execute("lock table " + table + " in access exclusive mode");
      }
      return connection;
    } catch (SQLException failed) {
      throw new AssertionError(failed);
    }
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException failed) {
      throw new AssertionError(failed);
    }
  }
}
