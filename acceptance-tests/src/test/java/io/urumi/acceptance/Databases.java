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

/** A PostgreSQL server for a test class, with any number of databases. */
final class Databases implements AutoCloseable {
  private final EmbeddedPostgres server;
  private final Path folder;
  private final AtomicInteger made = new AtomicInteger();

  private Databases(EmbeddedPostgres server, Path folder) {
    this.server = server;
    this.folder = folder;
  }

  static Databases start() {
    try {
      Path folder = Files.createTempDirectory("postgres-");
      return new Databases(
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

  /** The server's process, the parent of all its others. */
  long pid() {
    try (Stream<String> lines = Files.lines(folder.resolve("postmaster.pid"))) {
      return Long.parseLong(lines.findFirst().orElseThrow().strip());
    } catch (IOException gone) {
      throw new AssertionError(gone);
    }
  }

  /** What a control plane has to be told to use a database. */
  Map<String, String> settings(String name) {
    return settings(name, server.getPort());
  }

  /** The same, by another way to the server. */
  Map<String, String> settings(String name, int port) {
    return Map.of(
        "URUMI_DATABASE_URL",
        "r2dbc:postgresql://localhost:" + port + "/" + name,
        "URUMI_DATABASE_USERNAME",
        "postgres",
        "URUMI_DATABASE_PASSWORD",
        "postgres");
  }

  /** The one number that a query of a database answers with. */
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

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException failed) {
      throw new AssertionError(failed);
    }
  }
}
