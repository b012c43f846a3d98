package io.urumi.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.acceptance.FaultyCable.State;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/**
 * PostgreSQL, or the way to it, is away while stores are on their way. {@code
 * -Durumi.outage.seconds=60} makes the long form.
 */
class DatabaseOutageTest {
  private static final Duration OUTAGE =
      Duration.ofSeconds(Long.getLong("urumi.outage.seconds", 12));
  private static final Duration PATIENCE = Duration.ofSeconds(120);

  /** So much may differ by chance: pools breathe. */
  private static final int SLACK = 12;

  private static Databases databases;

  @BeforeAll
  static void start() {
    databases = Databases.start();
  }

  @AfterAll
  static void stop() {
    databases.close();
  }

  @Test
  void a_stopped_database_is_told_of_and_nothing_is_lost() throws Exception {
    survives(databases.port(), () -> Stopped.withChildren(databases.pid()), true);
  }

  @ParameterizedTest
  @EnumSource(names = {"SLOW", "HALF_OPEN", "CUT"})
  void a_faulty_way_to_the_database_loses_nothing(State fault) throws Exception {
    try (FaultyCable cable = FaultyCable.to("127.0.0.1", databases.port(), State.WHOLE)) {
      survives(cable.port(), Outage.of(cable::become, fault), fault != State.SLOW);
    }
  }

  private void survives(int port, Outage outage, boolean away) throws Exception {
    String database = databases.create();
    Map<String, String> settings = new HashMap<>(databases.settings(database, port));
    settings.put("KUBECONFIG", "");
    try (ControlPlane plane = ControlPlane.start(settings)) {
      Api api = plane.api();
      String before = api.create("before");
      api.awaitPhase(before, "READY", PATIENCE);
      Vitals healthy = Vitals.of(plane);
      double connections = connections(database);
      Api.Stream stream = api.follow(Optional.of("0"));

      String during = api.create("during");
      String key = "key-" + database;
      try (AutoCloseable _ = outage.begin()) {
        if (away) {
          isSaid(api);
          refuses(api.get("/api/v1/stores"));
          refuses(create(api, key));
        } else {
          assertThat(create(api, key).status()).isEqualTo(202);
        }
        Thread.sleep(OUTAGE);
        assertThat(plane.program().alive()).isTrue();
        assertThat(api.get("/actuator/health/liveness").status()).isEqualTo(200);
      }

      Awaitility.await("creations are accepted again")
          .atMost(PATIENCE)
          .until(() -> create(api, key).status() == 202);
      String asked = create(api, key).body().get("id").asString();
      for (String store : List.of(before, during, asked)) {
        api.awaitPhase(store, "READY", PATIENCE);
      }
      assertThat(api.get("/api/v1/stores").body().get("items").size()).isEqualTo(3);
      assertThat(api.get("/api/v1/audit/verification").body().get("intact").asBoolean()).isTrue();
      toldOnce(stream);
      Awaitility.await("no thread, no file and no connection is left over")
          .atMost(PATIENCE)
          .untilAsserted(() -> {
            Vitals.of(plane).holdNoMoreThan(healthy, SLACK);
            assertThat(connections(database)).isLessThanOrEqualTo(connections + SLACK);
          });
    }
  }

  private static Api.Answer create(Api api, String key) {
    return api.post(
        "/api/v1/stores",
        "{\"name\": \"Shop asked for meanwhile\", \"subdomain\": \"meanwhile\"}",
        "Idempotency-Key",
        key);
  }

  private static void isSaid(Api api) {
    Awaitility.await("it says that it is not ready")
        .atMost(Duration.ofSeconds(60))
        .until(() -> api.get("/actuator/health/readiness").status() == 503);
  }

  private static void refuses(Api.Answer answer) {
    assertThat(answer.status()).as("%s", answer.body()).isEqualTo(503);
    assertThat(answer.body().get("code").asString()).isEqualTo("DATABASE_UNAVAILABLE");
    assertThat(answer.header("Retry-After")).matches("[1-9][0-9]*");
  }

  /** The stream that was open all the time, or resumed, has no event twice. */
  private static void toldOnce(Api.Stream stream) {
    Set<String> ids = new HashSet<>();
    for (JsonNode event : stream.all()) {
      String id = event.get("id").asString();
      assertThat(ids.add(id)).as("event %s came twice", id).isTrue();
    }
    assertThat(ids).isNotEmpty();
  }

  private static double connections(String database) {
    return databases.number(
        database, "select count(*) from pg_stat_activity where datname = '" + database + "'");
  }
}
