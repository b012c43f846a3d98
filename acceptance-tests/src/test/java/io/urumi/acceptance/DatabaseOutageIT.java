package io.urumi.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.acceptance.FaultProxy.State;
import io.urumi.client.model.StoreEvent;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * PostgreSQL, or the network to it, is unavailable while stores are created. {@code
 * -Durumi.outage.seconds=60} runs the long form.
 */
@Execution(ExecutionMode.CONCURRENT)
class DatabaseOutageIT {
  private static final Duration OUTAGE =
      Duration.ofSeconds(Long.getLong("urumi.outage.seconds", 12));
  private static final Duration TIMEOUT = Duration.ofSeconds(120);

  /** Random variation: pools grow and shrink. */
  private static final int TOLERANCE = 12;

  @Test
  void a_stopped_database_is_reported_and_nothing_is_lost() throws Exception {
    try (PostgresServer server = PostgresServer.start()) {
      survives(server, server.port(), () -> PausedProcesses.withChildren(server.pid()), true);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"SLOW", "HALF_OPEN", "DISCONNECTED"})
  void a_faulty_network_to_the_database_loses_nothing(State fault) throws Exception {
    PostgresServer server = PostgresServer.shared();
    try (FaultProxy proxy = FaultProxy.to("127.0.0.1", server.port(), State.HEALTHY)) {
      survives(server, proxy.port(), Outage.of(proxy::setState, fault), fault != State.SLOW);
    }
  }

  private static void survives(PostgresServer server, int port, Outage outage, boolean unreachable)
      throws Exception {
    String database = server.create();
    Map<String, String> settings = new HashMap<>(server.settings(database, port));
    settings.put("KUBECONFIG", "");
    try (ControlPlaneProcess plane = ControlPlaneProcess.start(settings)) {
      Api api = plane.api();
      String before = api.create("before");
      api.awaitPhase(before, "READY", TIMEOUT);
      ProcessMetrics healthy = ProcessMetrics.of(plane);
      double connections = connections(server, database);
      Api.Stream stream = api.follow("0");

      String during = api.create("during");
      String key = "key-" + database;
      try (AutoCloseable _ = outage.start()) {
        if (unreachable) {
          awaitNotReady(api);
          assertUnavailable(api.get("/api/v1/stores"));
          assertUnavailable(create(api, key));
        } else {
          assertThat(create(api, key).status()).isEqualTo(202);
        }
        Thread.sleep(OUTAGE);
        assertThat(plane.program().alive()).isTrue();
        assertThat(api.get("/actuator/health/liveness").status()).isEqualTo(200);
      }

      Awaitility.await("creations are accepted again")
          .atMost(TIMEOUT)
          .until(() -> create(api, key).status() == 202);
      String requested = create(api, key).body().get("id").asString();
      for (String store : List.of(before, during, requested)) {
        api.awaitPhase(store, "READY", TIMEOUT);
      }
      assertThat(api.get("/api/v1/stores").body().get("items").size()).isEqualTo(3);
      assertThat(api.get("/api/v1/audit/verification").body().get("intact").asBoolean()).isTrue();
      assertDeliveredOnce(stream);
      for (String store : List.of(before, during, requested)) {
        assertDelivered(api, store, stream);
      }
      assertThat(stream.resets()).isEmpty();
      Awaitility.await("no thread, no file and no connection is left over")
          .atMost(TIMEOUT)
          .untilAsserted(() -> {
            ProcessMetrics.of(plane).assertNoGrowthSince(healthy, TOLERANCE);
            assertThat(connections(server, database)).isLessThanOrEqualTo(connections + TOLERANCE);
          });
    }
  }

  private static Api.Response create(Api api, String key) {
    return api.create("Shop requested during the outage", "during-outage", key);
  }

  private static void awaitNotReady(Api api) {
    Awaitility.await("it reports that it is not ready")
        .atMost(Duration.ofSeconds(60))
        .until(() -> api.get("/actuator/health/readiness").status() == 503);
  }

  private static void assertUnavailable(Api.Response response) {
    assertThat(response.status()).as("%s", response.body()).isEqualTo(503);
    assertThat(response.body().get("code").asString()).isEqualTo("DATABASE_UNAVAILABLE");
    assertThat(response.header("Retry-After")).matches("[1-9][0-9]*");
  }

  /** The stream, open all the time or resumed, has no event twice. */
  private static void assertDeliveredOnce(Api.Stream stream) {
    Set<String> ids = new HashSet<>();
    for (StoreEvent event : stream.all()) {
      String id = event.id();
      assertThat(ids.add(id)).as("event %s was delivered twice", id).isTrue();
    }
    assertThat(ids).isNotEmpty();
  }

  private static void assertDelivered(Api api, String store, Api.Stream stream) {
    Awaitility.await("the stream has every event of " + store + ", in order")
        .atMost(TIMEOUT)
        .untilAsserted(() ->
            assertThat(stream.of(store).stream().map(StoreEvent::id))
                .containsExactlyElementsOf(api.events(store)));
  }

  private static double connections(PostgresServer server, String database) {
    return server.number(
        database, "select count(*) from pg_stat_activity where datname = '" + database + "'");
  }
}
