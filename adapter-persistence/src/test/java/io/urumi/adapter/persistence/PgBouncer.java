package io.urumi.adapter.persistence;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/** A real PgBouncer in front of the tests' PostgreSQL server. */
final class PgBouncer implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(20);

  private final Process process;
  private final int port;

  private PgBouncer(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** The program; {@code URUMI_TEST_PGBOUNCER} or the one of the Debian package. */
  static Optional<Path> program() {
    String given = System.getenv("URUMI_TEST_PGBOUNCER");
    return Stream.of(given == null ? "/usr/sbin/pgbouncer" : given, "/usr/bin/pgbouncer")
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst();
  }

  static PgBouncer start(Path folder, String mode, String ignoredParameters) throws Exception {
    int port = freePort();
    Path users = folder.resolve("users.txt");
    Files.writeString(users, "\"%s\" \"%s\"\n".formatted(TestPostgres.USER, TestPostgres.PASSWORD));
    Path settings = folder.resolve("pgbouncer.ini");
    Files.writeString(
        settings,
        """
        [databases]
        * = host=127.0.0.1 port=%d
        [pgbouncer]
        listen_addr = 127.0.0.1
        listen_port = %d
        unix_socket_dir =
        auth_type = plain
        auth_file = %s
        pool_mode = %s
        ignore_startup_parameters = %s
        """
            .formatted(TestPostgres.port(), port, users, mode, ignoredParameters));
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    List<String> command =
        new ArrayList<>(List.of(program().orElseThrow().toString(), "-q", settings.toString()));
    if (ProcessHandle.current().info().user().filter("root"::equals).isPresent()) {
      // PgBouncer does not run as root.
      command.addAll(1, List.of("-u", "nobody"));
    }
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.redirectErrorStream(true).redirectOutput(folder.resolve("log.txt").toFile());
    builder.environment().putAll(Map.of("LC_ALL", "C"));
    PgBouncer bouncer = new PgBouncer(builder.start(), port);
    bouncer.awaitListening(folder);
    return bouncer;
  }

  int port() {
    return port;
  }

  private void awaitListening(Path folder) throws Exception {
    long deadline = System.nanoTime() + START.toNanos();
    while (true) {
      try (Socket socket = new Socket("127.0.0.1", port)) {
        return;
      } catch (IOException notYet) {
        if (!process.isAlive() || System.nanoTime() > deadline) {
          throw new IllegalStateException(
              "PgBouncer: " + Files.readString(folder.resolve("log.txt")), notYet);
        }
        Thread.sleep(50);
      }
    }
  }

  /** Below the range of outgoing connections, which could take the port before the process does. */
  private static int freePort() {
    while (true) {
      int port = ThreadLocalRandom.current().nextInt(10_000, 20_000);
      try (ServerSocket _ = new ServerSocket(port)) {
        return port;
      } catch (IOException taken) {
        // Tries another port.
      }
    }
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
