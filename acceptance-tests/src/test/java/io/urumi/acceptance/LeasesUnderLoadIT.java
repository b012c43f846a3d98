package io.urumi.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/**
 * Leases are renewed in time beside 400 open event streams, and beside so many reads, which the
 * database answers slowly, that every connection for requests is taken.
 */
class LeasesUnderLoadIT {
  private static final int STREAMS = 400;
  private static final int READERS = 60;

  /** Stores that are worked on at once; two more wait. */
  private static final int SLOTS = 8;

  private static final int STORES = SLOTS + 2;

  /** The connections of a process for requests; docs/configuration.md. */
  private static final int CONNECTIONS = 10;

  private static final Duration LEASE = Duration.ofSeconds(6);

  /** A third of the lease later it is renewed; then as much again is left for a slow machine. */
  private static final double LEAST_LEFT = LEASE.toSeconds() / 3.0;

  /** Several renewals of each lease. */
  private static final Duration LOAD = Duration.ofSeconds(8);

  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  private static final String HELD = "select count(*) from store where lease_holder is not null";

  private static final String LEFT =
      "select min(extract(epoch from lease_until - now())) from store where lease_holder is not null";

  private static final String WAITING_FOR_THE_LOCK =
      "select count(*) from pg_stat_activity"
          + " where datname = current_database() and wait_event_type = 'Lock'";

  private final PostgresServer server = PostgresServer.shared();
  private final String database = server.create();

  @Test
  void leases_are_renewed_in_time_beside_open_event_streams_and_slow_reads() throws Exception {
    ControlPlaneProcess plane = start();
    try (OpenStreams streams = OpenStreams.of(plane, STREAMS)) {
      Api api = plane.api();
      List<String> stores = new ArrayList<>();
      for (int i = 0; i < STORES; i++) {
        stores.add(api.create(Names.unique("lease")));
      }
      Awaitility.await("all streams are open")
          .atMost(TIMEOUT)
          .until(() -> streams.open() == STREAMS);
      awaitDeployments(api, stores);

      double least = leastLeftUnderLoad(plane);

      assertThat(least).as("seconds left of a lease").isGreaterThan(LEAST_LEFT);
      assertStreamsContinue(api, streams);
      assertStopReleasesLeases(plane);
    } finally {
      // Not its own end, which would delete the stores: that takes as long as their creation.
      plane.program().close();
    }
  }

  private ControlPlaneProcess start() {
    Map<String, String> settings = new HashMap<>(server.settings(database));
    settings.put("KUBECONFIG", "");
    settings.put("URUMI_ENGINE_LEASEDURATION", LEASE.toSeconds() + "s");
    settings.put("URUMI_ENGINE_STORESINFLIGHT", String.valueOf(SLOTS));
    // A release takes 16 s: its store is leased for longer than the load lasts. Others follow.
    settings.put("URUMI_SIMULATION_DELAYFACTOR", "40");
    settings.put("URUMI_ENGINE_SHUTDOWNTIMEOUT", "1s");
    return ControlPlaneProcess.start(settings);
  }

  private static void awaitDeployments(Api api, List<String> stores) {
    Awaitility.await("as many releases are being installed as there are slots")
        .atMost(TIMEOUT)
        .pollInterval(Duration.ofMillis(50))
        .until(() -> stores.stream().filter(id -> isBeingDeployed(api, id)).count() >= SLOTS);
  }

  private static boolean isBeingDeployed(Api api, String id) {
    return api.store(id).at("/currentStep/step").asString("").equals("DEPLOY_RELEASE");
  }

  private double leastLeftUnderLoad(ControlPlaneProcess plane) throws Exception {
    List<Double> left = new ArrayList<>();
    List<Double> waiting = new ArrayList<>();
    try (AutoCloseable _ = server.lock(database, "audit_entry");
        ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor();
        HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      for (int i = 0; i < READERS; i++) {
        String path = i % 6 == 0 ? "/api/v1/stores?limit=200" : "/api/v1/audit?limit=200";
        readers.submit(() -> readAgainAndAgain(http, URI.create(plane.url() + path)));
      }
      long end = System.nanoTime() + LOAD.toNanos();
      while (System.nanoTime() < end) {
        assertThat(server.number(database, HELD)).as("leases held").isEqualTo(SLOTS);
        left.add(server.number(database, LEFT));
        waiting.add(server.number(database, WAITING_FOR_THE_LOCK));
        Thread.sleep(100);
      }
      readers.shutdownNow();
      http.shutdownNow();
    }
    // The load is what it is meant to be.
    assertThat(Collections.max(waiting)).as("connections in use").isEqualTo(CONNECTIONS);
    return Collections.min(left);
  }

  private static Void readAgainAndAgain(HttpClient http, URI path)
      throws IOException, InterruptedException {
    while (!Thread.currentThread().isInterrupted()) {
      // Often a 503, because the database does not answer in time.
      http.send(HttpRequest.newBuilder(path).build(), HttpResponse.BodyHandlers.discarding());
    }
    return null;
  }

  /** Also of the stores whose release takes longer than the process waits for it. */
  private void assertStopReleasesLeases(ControlPlaneProcess plane) {
    assertThat(server.number(database, HELD)).as("leases held before").isPositive();
    plane.program().terminate();
    plane.program().exitCode(TIMEOUT);
    assertThat(server.number(database, HELD)).as("leases held after the stop").isZero();
  }

  private static void assertStreamsContinue(Api api, OpenStreams streams) {
    assertThat(streams.open()).as("open streams").isEqualTo(STREAMS);
    int before = streams.events();
    Awaitility.await("a creation is accepted again")
        .atMost(TIMEOUT)
        .untilAsserted(() -> api.create(Names.unique("after")));
    Awaitility.await("every stream has its event")
        .atMost(TIMEOUT)
        .until(() -> streams.events() >= before + STREAMS);
  }
}
