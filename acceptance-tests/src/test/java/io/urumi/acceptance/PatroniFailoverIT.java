package io.urumi.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.concurrent.ConcurrentSkipListSet;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The leader of a PostgreSQL cluster under Patroni is killed while two replicas of the control
 * plane work: first Patroni alone, so that its PostgreSQL goes on as a primary that no longer is
 * one, then Patroni and PostgreSQL together with the replica that holds the lease of a store.
 */
@Order(3)
class PatroniFailoverIT {
  private static final String DATABASE = "urumi";
  private static final String STORES = "select id::text from store";
  private static final Duration TIMEOUT = Duration.ofSeconds(90);
  private static final Duration LEASE = Duration.ofSeconds(6);

  @TempDir private Path folder;
  private final Set<String> acknowledged = new ConcurrentSkipListSet<>();
  private final List<ControlPlaneProcess> planes = new ArrayList<>();
  private PatroniCluster cluster;

  @BeforeEach
  void start() throws Exception {
    Assumptions.assumeTrue(
        PatroniCluster.isInstalled(), "the packages patroni, postgresql and haproxy are missing");
    cluster = PatroniCluster.start(folder);
    cluster.primary().execute("postgres", "create database " + DATABASE);
    Map<String, String> settings = new HashMap<>(cluster.settings(DATABASE));
    settings.put("KUBECONFIG", "");
    settings.put("URUMI_HOME", ControlPlaneProcess.newFolder().toString());
    settings.put("URUMI_ENGINE_LEASEDURATION", LEASE.toSeconds() + "s");
    // A release takes longer than a failover.
    settings.put("URUMI_SIMULATION_DELAYFACTOR", "40");
    for (int i = 0; i < 2; i++) {
      planes.add(ControlPlaneProcess.launch(settings));
    }
    planes.forEach(ControlPlaneProcess::awaitUp);
  }

  @AfterEach
  void stop() {
    // Not their own end, which would delete the stores.
    planes.forEach(plane -> plane.program().close());
    planes.forEach(plane -> plane.api().close());
    if (cluster != null) {
      cluster.close();
    }
  }

  @Test
  void what_was_acknowledged_survives_the_leader_and_leases_move() throws Exception {
    PatroniNode first = cluster.primary();
    PatroniNode second = cluster.otherThan(first);
    failover("Patroni killed", second, first::killPatroni);

    // The former primary still takes connections, but nothing that was acknowledged is only there.
    assertThat(first.isPostgresAlive()).isTrue();
    assertThat(second.texts(DATABASE, STORES)).containsAll(first.texts(DATABASE, STORES));

    first.start();
    cluster.awaitSynchronous();
    assertThat(cluster.primary()).isSameAs(second);
    Awaitility.await("the former primary has what the new one has")
        .atMost(TIMEOUT)
        .untilAsserted(() ->
            assertThat(first.texts(DATABASE, STORES)).isEqualTo(second.texts(DATABASE, STORES)));

    ControlPlaneProcess holder = holderOfALease(second);
    planes.remove(holder);
    failover(
        "Patroni, PostgreSQL and a replica killed",
        first,
        () -> {
          holder.program().kill();
          second.kill();
        });
    Api api = planes.getFirst().api();
    String pid = "-" + planes.getFirst().program().pid();
    Awaitility.await("the leases of the killed replica have moved")
        .atMost(TIMEOUT)
        .untilAsserted(
            () -> assertThat(holders(first)).isNotEmpty().allMatch(each -> each.endsWith(pid)));
    assertThat(api.get("/api/v1/audit/verification").body().get("intact").asBoolean()).isTrue();
  }

  /** Kills the primary while stores are requested, and returns when they are accepted again. */
  private void failover(String what, PatroniNode next, Runnable kill) throws Exception {
    ControlPlaneProcess plane = planes.getLast();
    Thread writer = Thread.ofVirtual().start(() -> requestStores(plane.api()));
    try {
      int before = acknowledged.size();
      Awaitility.await("stores are accepted")
          .atMost(TIMEOUT)
          .until(() -> acknowledged.size() >= before + 3);
      kill.run();
      long killed = System.nanoTime();
      Awaitility.await("readiness reports the database, and why")
          .atMost(TIMEOUT)
          .pollInterval(Duration.ofMillis(50))
          .until(() -> plane.api().get("/actuator/health/readiness").status() == 503);
      assertThat(
              plane
                  .api()
                  .get("/actuator/health/details")
                  .body()
                  .at("/components/database")
                  .toString())
          .contains("\"status\":\"DOWN\"")
          .contains("\"reason\":");
      assertThat(plane.api().get("/actuator/health/liveness").status()).isEqualTo(200);
      cluster.awaitPrimary(next);
      Duration promoted = Duration.ofNanos(System.nanoTime() - killed);
      int during = acknowledged.size();
      Awaitility.await("stores are accepted again")
          .atMost(TIMEOUT)
          .pollInterval(Duration.ofMillis(50))
          .until(() -> acknowledged.size() >= during + 3);
      Duration accepted = Duration.ofNanos(System.nanoTime() - killed);
      List<String> promised = List.copyOf(acknowledged);
      assertThat(next.texts(DATABASE, STORES)).containsAll(promised);
      Awaitility.await("it is ready again")
          .atMost(TIMEOUT)
          .until(() -> plane.api().get("/actuator/health/readiness").status() == 200);
      System.out.printf(
          "%s: promoted after %.1f s, requests accepted after %.1f s%n",
          what, promoted.toMillis() / 1000.0, accepted.toMillis() / 1000.0);
    } finally {
      writer.interrupt();
      writer.join();
    }
  }

  private void requestStores(Api api) {
    while (!Thread.currentThread().isInterrupted()) {
      try {
        Api.Response response = api.create("Shop", Names.unique("failover"), null);
        if (response.status() == 202) {
          acknowledged.add(response.body().get("id").asString());
        }
        Thread.sleep(100);
      } catch (AssertionError notReachable) {
        // Not acknowledged.
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private ControlPlaneProcess holderOfALease(PatroniNode primary) {
    Awaitility.await("a lease is held").atMost(TIMEOUT).until(() -> !holders(primary).isEmpty());
    String holder = holders(primary).first();
    return planes.stream()
        .filter(plane -> holder.endsWith("-" + plane.program().pid()))
        .findFirst()
        .orElseThrow();
  }

  private static SortedSet<String> holders(PatroniNode node) {
    return node.texts(DATABASE, "select lease_holder from store where lease_holder is not null");
  }
}
