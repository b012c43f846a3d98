package io.urumi.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * Two PostgreSQL servers under Patroni with synchronous replication, a third voter of its Raft, and
 * HAProxy, which connects clients to the primary and cuts connections to what no longer is one.
 * Programs of the Debian packages {@code patroni}, {@code postgresql} and {@code haproxy}.
 */
final class PatroniCluster implements AutoCloseable {
  static final String USER = "postgres";
  static final String PASSWORD = "postgres";

  private static final Path PATRONI = Path.of("/usr/bin/patroni");
  private static final Path HAPROXY = Path.of("/usr/sbin/haproxy");
  private static final Duration TIMEOUT = Duration.ofSeconds(90);

  private final List<PatroniNode> nodes;
  private final List<Program> others;
  private final int port;

  private PatroniCluster(List<PatroniNode> nodes, List<Program> others, int port) {
    this.nodes = nodes;
    this.others = others;
    this.port = port;
  }

  static boolean isInstalled() {
    return Stream.of(PATRONI, HAPROXY).allMatch(Files::isExecutable) && postgres().isPresent();
  }

  /** The programs of the newest PostgreSQL. */
  private static Optional<Path> postgres() {
    try (Stream<Path> versions = Files.list(Path.of("/usr/lib/postgresql"))) {
      return versions
          .map(version -> version.resolve("bin"))
          .filter(programs -> Files.isExecutable(programs.resolve("pg_rewind")))
          .max(Comparator.naturalOrder());
    } catch (IOException none) {
      return Optional.empty();
    }
  }

  /** Starts all; returns when the standby is synchronous and clients reach the primary. */
  static PatroniCluster start(Path folder) throws IOException {
    List<Integer> ports = IntStream.range(0, 8).mapToObj(_ -> FreePorts.next()).toList();
    List<PatroniNode> nodes =
        List.of(
            new PatroniNode("pg1", folder, ports.get(0), ports.get(1)),
            new PatroniNode("pg2", folder, ports.get(2), ports.get(3)));
    List<Integer> voters = ports.subList(4, 7);
    for (int i = 0; i < nodes.size(); i++) {
      String settings = settings(nodes.get(i), folder) + raft(folder, voters, i);
      Files.writeString(folder.resolve(nodes.get(i).name() + ".yml"), settings);
    }
    Path voter = Files.writeString(folder.resolve("voter.yml"), raft(folder, voters, 2));
    Path proxy = Files.writeString(folder.resolve("haproxy.cfg"), proxy(nodes, ports.get(7)));
    List<Program> others = new ArrayList<>();
    PatroniCluster cluster = new PatroniCluster(nodes, others, ports.get(7));
    nodes.forEach(PatroniNode::start);
    others.add(Program.start(command("patroni_raft_controller", voter), Map.of()));
    others.add(Program.start(List.of(HAPROXY.toString(), "-db", "-f", proxy.toString()), Map.of()));
    try {
      cluster.awaitSynchronous();
      return cluster;
    } catch (RuntimeException | AssertionError failed) {
      nodes.forEach(node -> System.err.println(node.log()));
      cluster.close();
      throw failed;
    }
  }

  /** PostgreSQL refuses to run as root, which it is not in a user namespace of its own. */
  static List<String> command(String program, Path settings) {
    List<String> command = List.of(PATRONI.resolveSibling(program).toString(), settings.toString());
    boolean root = ProcessHandle.current().info().user().filter("root"::equals).isPresent();
    return root
        ? Stream.concat(Stream.of("unshare", "--user"), command.stream()).toList()
        : command;
  }

  private static String settings(PatroniNode node, Path folder) {
    return """
    scope: urumi
    name: %1$s
    restapi: {listen: '127.0.0.1:%2$d', connect_address: '127.0.0.1:%2$d'}
    bootstrap:
      dcs:
        ttl: 5
        loop_wait: 1
        retry_timeout: 2
        synchronous_mode: true
        postgresql: {use_pg_rewind: true}
      initdb: [encoding: UTF8, locale: C, no-sync, auth: scram-sha-256]
      pg_hba:
        - host all all 127.0.0.1/32 scram-sha-256
        - host replication replicator 127.0.0.1/32 scram-sha-256
    postgresql:
      listen: 127.0.0.1:%3$d
      connect_address: 127.0.0.1:%3$d
      data_dir: %4$s
      bin_dir: %5$s
      pgpass: %6$s/pgpass-%1$s
      basebackup: [checkpoint: fast, no-sync]
      authentication:
        superuser: {username: %7$s, password: %8$s}
        replication: {username: replicator, password: replicator}
      # No file has to survive the machine. Servers of a busy one detect a lost connection at once.
      parameters: {unix_socket_directories: '', fsync: 'off', max_connections: 60}
    """
        .formatted(
            node.name(),
            node.restPort(),
            node.port(),
            node.data(),
            postgres().orElseThrow(),
            folder,
            USER,
            PASSWORD);
  }

  /** What Patroni otherwise keeps in etcd. Of three voters, one may fail. */
  private static String raft(Path folder, List<Integer> voters, int own) {
    List<String> partners = new ArrayList<>();
    for (int i = 0; i < voters.size(); i++) {
      if (i != own) {
        partners.add("'127.0.0.1:" + voters.get(i) + "'");
      }
    }
    return "raft: {data_dir: %s/raft-%d, self_addr: '127.0.0.1:%d', partner_addrs: %s}\n"
        .formatted(folder, own, voters.get(own), partners);
  }

  /** As Patroni's documentation has it, with health checks more often. */
  private static String proxy(List<PatroniNode> nodes, int port) {
    StringBuilder settings =
        new StringBuilder(
            """
            defaults
              mode tcp
              timeout connect 2s
              timeout check 2s
              timeout client 30m
              timeout server 30m
            listen primary
              bind 127.0.0.1:%d
              option httpchk OPTIONS /primary
              http-check expect status 200
              default-server inter 500ms fall 2 rise 1 on-marked-down shutdown-sessions
            """
                .formatted(port));
    nodes.forEach(node ->
        settings.append(
            "  server %s 127.0.0.1:%d check port %d\n"
                .formatted(node.name(), node.port(), node.restPort())));
    return settings.toString();
  }

  /** Where clients reach the primary. */
  Map<String, String> settings(String database) {
    return Map.of(
        "URUMI_DATABASE_URL",
        "r2dbc:postgresql://127.0.0.1:" + port + "/" + database,
        "URUMI_DATABASE_USERNAME",
        USER,
        "URUMI_DATABASE_PASSWORD",
        PASSWORD);
  }

  PatroniNode primary() {
    return only(node -> node.is("primary"));
  }

  PatroniNode otherThan(PatroniNode node) {
    return only(each -> each != node);
  }

  private PatroniNode only(Predicate<PatroniNode> condition) {
    List<PatroniNode> found = nodes.stream().filter(condition).toList();
    if (found.size() != 1) {
      throw new AssertionError(found.size() + " servers instead of one");
    }
    return found.getFirst();
  }

  void awaitPrimary(PatroniNode node) {
    Awaitility.await("%s is the primary".formatted(node.name()))
        .atMost(TIMEOUT)
        .pollInterval(Duration.ofMillis(50))
        .until(() -> node.is("primary"));
  }

  /** Also in Patroni's own record, without which it does not promote the standby. */
  void awaitSynchronous() {
    Awaitility.await("there is a primary, and the other server is its synchronous standby")
        .atMost(TIMEOUT)
        .pollInterval(Duration.ofMillis(100))
        .until(() ->
            nodes.stream().filter(node -> node.is("primary")).count() == 1
                && nodes.stream().filter(node -> node.is("synchronous")).count() == 1);
  }

  @Override
  public void close() {
    nodes.forEach(PatroniNode::close);
    others.forEach(Program::close);
  }
}
