package io.urumi.acceptance;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A PostgreSQL server for a test class, with any number of databases. */
final class Databases implements AutoCloseable {
  private final EmbeddedPostgres server;
  private final AtomicInteger made = new AtomicInteger();

  private Databases(EmbeddedPostgres server) {
    this.server = server;
  }

  static Databases start() {
    try {
      return new Databases(
          EmbeddedPostgres.builder().setPGStartupWait(Duration.ofSeconds(60)).start());
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

  /** What a control plane has to be told to use a database. */
  Map<String, String> settings(String name) {
    return Map.of(
        "URUMI_DATABASE_URL",
        "r2dbc:postgresql://localhost:" + server.getPort() + "/" + name,
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
