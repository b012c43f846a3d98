package io.urumi.acceptance;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One server of a {@link PatroniCluster}: Patroni, and the PostgreSQL server that it manages. */
final class PatroniNode implements AutoCloseable {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();

  private final String name;
  private final Path folder;
  private final int port;
  private final int restPort;
  private @Nullable Program patroni;

  PatroniNode(String name, Path folder, int port, int restPort) {
    this.name = name;
    this.folder = folder;
    this.port = port;
    this.restPort = restPort;
  }

  String name() {
    return name;
  }

  int port() {
    return port;
  }

  int restPort() {
    return restPort;
  }

  Path data() {
    return folder.resolve("data-" + name);
  }

  void start() {
    patroni =
        Program.start(
            PatroniCluster.command("patroni", folder.resolve(name + ".yml")),
            Map.of("LC_ALL", "C.UTF-8"));
  }

  /** Sends SIGKILL to Patroni. PostgreSQL goes on as what it was: nothing stops it. */
  void killPatroni() {
    if (patroni != null) {
      patroni.kill();
    }
  }

  /** Sends SIGKILL to Patroni and to PostgreSQL's main process, whose children then end. */
  void kill() {
    killPatroni();
    if (Files.exists(pidFile())) {
      postgres().ifPresent(ProcessHandle::destroyForcibly);
    }
  }

  boolean isPostgresAlive() {
    return postgres().filter(ProcessHandle::isAlive).isPresent();
  }

  /**
   * Whether Patroni answers a health check with 200, as HAProxy asks it: {@code primary}, {@code
   * replica} or {@code synchronous}.
   */
  boolean is(String role) {
    try {
      URI address = URI.create("http://127.0.0.1:" + restPort + "/" + role);
      HttpRequest request =
          HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(2)).GET().build();
      return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notThere) {
      return false;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new AssertionError(stopped);
    }
  }

  /** Runs a statement on this server, whatever its role. */
  void execute(String database, String sql) {
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException failed) {
      throw new AssertionError(sql, failed);
    }
  }

  /** The first column of a query on this server, whatever its role. */
  SortedSet<String> texts(String database, String query) {
    SortedSet<String> found = new TreeSet<>();
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        found.add(rows.getString(1));
      }
      return found;
    } catch (SQLException failed) {
      throw new AssertionError(query, failed);
    }
  }

  private Connection connect(String database) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + port + "/" + database,
        PatroniCluster.USER,
        PatroniCluster.PASSWORD);
  }

  private Optional<ProcessHandle> postgres() {
    try {
      List<String> lines = Files.readAllLines(pidFile());
      return ProcessHandle.of(Long.parseLong(lines.getFirst().strip()));
    } catch (IOException stopped) {
      return Optional.empty();
    }
  }

  private Path pidFile() {
    return data().resolve("postmaster.pid");
  }

  String log() {
    return patroni == null ? "" : patroni.output();
  }

  @Override
  public void close() {
    kill();
  }
}
