package io.urumi.adapter.persistence;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** A PostgreSQL server of its own, which a test reconfigures, stops, or makes a standby. */
final class PostgresInstance implements AutoCloseable {
  private final Path data;
  private EmbeddedPostgres server;

  private PostgresInstance(Path data, EmbeddedPostgres server) {
    this.data = data;
    this.server = server;
  }

  static PostgresInstance start(Path data) throws IOException {
    return new PostgresInstance(data, run(data, 0));
  }

  private static EmbeddedPostgres run(Path data, int port) throws IOException {
    EmbeddedPostgres.Builder builder =
        EmbeddedPostgres.builder()
            .setDataDirectory(data)
            .setCleanDataDirectory(false)
            .setPGStartupWait(Duration.ofSeconds(60));
    return (port == 0 ? builder : builder.setPort(port)).start();
  }

  int port() {
    return server.getPort();
  }

  Path data() {
    return data;
  }

  /** Returns when the server has ended, which may be later than its own stop waits. */
  void stop() throws IOException {
    server.close();
    long deadline = System.nanoTime() + Duration.ofMinutes(1).toNanos();
    while (Files.exists(data.resolve("postmaster.pid"))) {
      if (System.nanoTime() > deadline) {
        throw new IOException("PostgreSQL did not stop");
      }
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }

  /** A standby with the data of a stopped server. */
  static PostgresInstance standbyOf(PostgresInstance stopped, Path data) throws IOException {
    try (Stream<Path> files = Files.walk(stopped.data)) {
      for (Path file : files.toList()) {
        Files.copy(file, data.resolve(stopped.data.relativize(file).toString()));
      }
    }
    Files.setPosixFilePermissions(data, Files.getPosixFilePermissions(stopped.data));
    Files.createFile(data.resolve("standby.signal"));
    return start(data);
  }

  /** Starts a stopped server on its port, as a standby or as a primary. */
  void startAgain(boolean standby) throws IOException {
    Path signal = data.resolve("standby.signal");
    if (standby) {
      Files.createFile(signal);
    } else {
      Files.deleteIfExists(signal);
    }
    server = run(data, port());
  }

  void execute(String... statements) throws SQLException {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  long number(String database, String query) throws SQLException {
    try (Connection connection = server.getDatabase(TestPostgres.USER, database).getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
