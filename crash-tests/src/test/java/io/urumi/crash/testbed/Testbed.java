package io.urumi.crash.testbed;

import io.urumi.adapter.persistence.Persistence;
import io.urumi.adapter.persistence.PersistenceSettings;
import io.urumi.adapter.simulated.Delays;
import io.urumi.adapter.simulated.SimulatedCluster;
import io.urumi.adapter.simulated.SimulationSettings;
import io.urumi.port.driven.account.AccountPorts;
import io.urumi.port.driven.persistence.PersistencePorts;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** One PostgreSQL database and one simulated cluster, which outlive every replica using them. */
public final class Testbed implements AutoCloseable {
  private static final String USER = "postgres";
  private static final String PASSWORD = "not-to-be-shown";

  private static final double DELAY_FACTOR = 0.2;

  /** How long a dead replica's stores stay claimed; long enough for a busy machine. */
  public static final Duration LEASE = Duration.ofMillis(1500);

  /** Timeout for what normally takes a moment. */
  public static final Duration TIMEOUT = Duration.ofSeconds(60);

  /** Short timeouts, few slots and a fast cluster, so that much happens within a second. */
  private static final List<String> SETTINGS =
      List.of(
          "--server.port=0",
          "--urumi.engine.lease-duration=" + LEASE.toMillis() + "ms",
          // A stop releases its leases, however busy the machine is.
          "--urumi.engine.shutdown-timeout=30s",
          "--urumi.engine.stores-in-flight=2",
          "--urumi.engine.deletions-in-flight=1",
          "--urumi.engine.poll-interval=250ms",
          "--urumi.lifecycle.recheck=200ms",
          "--urumi.lifecycle.probe=50ms",
          "--urumi.lifecycle.resync=2s",
          "--urumi.lifecycle.problem-grace=300ms",
          "--urumi.lifecycle.backoff-base=50ms",
          "--urumi.lifecycle.backoff-cap=1s",
          "--urumi.simulation.delay-factor=" + DELAY_FACTOR,
          // The requests of all clients come from one address.
          "--urumi.limits.reads=0",
          "--urumi.limits.writes=0",
          "--urumi.limits.expensive-reads=0",
          "--urumi.limits.retries=0",
          "--urumi.limits.streams-per-caller=0",
          "--urumi.limits.streams=0");

  private final EmbeddedPostgres server;
  private final Path logs;
  private final Path home;
  private final Persistence persistence;
  private final SimulatedCluster cluster;
  private final List<Replica> launched = new ArrayList<>();

  private Testbed(EmbeddedPostgres server, Path folder) {
    this.server = server;
    logs = folder;
    home = folder.resolve("home");
    persistence = Persistence.open(PersistenceSettings.of(url(), USER, PASSWORD));
    cluster =
        SimulatedCluster.open(
            SimulationSettings.defaults()
                .withStateFolder(clusterFolder())
                .withDelays(Delays.realistic().times(DELAY_FACTOR)));
  }

  /** Starts an empty testbed. */
  public static Testbed start(Path folder) {
    try {
      EmbeddedPostgres server =
          EmbeddedPostgres.builder().setPGStartupWait(Duration.ofSeconds(60)).start();
      Files.createDirectories(folder);
      // The simulated cluster opens its folder in it before a replica, which refuses a folder that
      // others can read.
      Files.createDirectory(
          folder.resolve("home"),
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      return new Testbed(server, folder);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Starts a replica; does not wait until it is ready. */
  public Replica launch() {
    return launch(List.of());
  }

  /** Starts a replica with additional settings. */
  public Replica launch(List<String> more) {
    return launch(ReplicaCommand.get().command(), more);
  }

  public synchronized Replica launch(List<String> java, List<String> more) {
    List<String> arguments = new ArrayList<>(SETTINGS);
    arguments.addAll(more);
    arguments.add("--urumi.home=" + home);
    arguments.add("--urumi.audit.anchor-key-file=" + anchorKey());
    Replica replica =
        Replica.launch(
            logs,
            java,
            arguments,
            Map.of(
                "URUMI_DATABASE_URL", url(),
                "URUMI_DATABASE_USERNAME", USER,
                "URUMI_DATABASE_PASSWORD", PASSWORD));
    launched.add(replica);
    return replica;
  }

  /** A new key for all replicas of this testbed. */
  private Path anchorKey() {
    Path file = home.resolveSibling("anchor.pem");
    if (Files.exists(file)) {
      return file;
    }
    try {
      byte[] key =
          KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPrivate().getEncoded();
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      return Files.writeString(
          file,
          "-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----\n"
              .formatted(Base64.getEncoder().encodeToString(key)));
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private String url() {
    return "r2dbc:postgresql://localhost:" + server.getPort() + "/postgres";
  }

  /** Changes rows directly in the database; returns how many. */
  public int executeUpdate(String sql) {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      return statement.executeUpdate(sql);
    } catch (SQLException refused) {
      throw new IllegalStateException(refused);
    }
  }

  /** The result of a query for one number. */
  public long count(String sql) {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    } catch (SQLException refused) {
      throw new IllegalStateException(refused);
    }
  }

  /** The database, read by the test's own process. */
  public PersistencePorts records() {
    return persistence.ports();
  }

  /** The accounts in the database, used by the test's own process. */
  public AccountPorts accounts() {
    return persistence.accountPorts();
  }

  /** The cluster, read by the test's own process. */
  public SimulatedCluster cluster() {
    return cluster;
  }

  /** Where the cluster stores each namespace in a file named after it. */
  public Path clusterFolder() {
    return home.resolve("simulated-cluster");
  }

  @Override
  public void close() {
    launched.forEach(Replica::close);
    persistence.close();
    cluster.close();
    try {
      server.close();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
