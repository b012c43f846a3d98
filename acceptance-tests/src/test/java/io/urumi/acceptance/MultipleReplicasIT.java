package io.urumi.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.acceptance.CallRecords.Call;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Several replicas on one PostgreSQL and one simulated cluster of which a fifth of the calls fail.
 * {@code -Durumi.scale.stores=300 -Durumi.scale.replicas=1,2,3} runs the long form, which also
 * measures the throughput per replica; {@code docs/resilience.md} has its figures.
 */
class MultipleReplicasIT {
  private static final int STORES = Integer.getInteger("urumi.scale.stores", 30);
  private static final List<Integer> REPLICAS =
      Arrays.stream(System.getProperty("urumi.scale.replicas", "3").split(","))
          .map(Integer::valueOf)
          .toList();
  private static final double FAULT_RATE = 0.2;

  /** So few that they, and not the machine, limit the throughput. */
  private static final int SLOTS = 4;

  private static final Duration TIMEOUT = Duration.ofSeconds(60 + 6L * STORES);

  @Test
  void replicas_share_the_work_without_conflict_and_every_store_becomes_ready() throws IOException {
    Map<Integer, Double> storesPerMinute = new TreeMap<>();
    StringBuilder table =
        new StringBuilder("| replicas | stores | all ready after | stores a minute | calls |\n");
    for (int replicas : REPLICAS) {
      Run run = run(PostgresServer.shared(), replicas);
      storesPerMinute.put(replicas, run.storesPerMinute());
      table.append(run.row(replicas)).append('\n');
    }
    System.out.println(table);
    Files.writeString(
        Files.createDirectories(Program.ROOT.resolve("acceptance-tests/target"))
            .resolve("many-replicas.md"),
        table);

    double alone = storesPerMinute.getOrDefault(1, 0.0);
    storesPerMinute.forEach((replicas, pace) -> {
      if (alone > 0 && replicas > 1) {
        assertThat(pace).as("%s replicas:%n%s", replicas, table).isGreaterThan(alone * 1.2);
      }
    });
  }

  private record Run(Duration took, int calls) {
    double storesPerMinute() {
      return STORES * 60_000.0 / took.toMillis();
    }

    String row(int replicas) {
      return "| %d | %d | %.1f s | %.0f | %d |"
          .formatted(replicas, STORES, took.toMillis() / 1000.0, storesPerMinute(), calls);
    }
  }

  /**
   * Replicas that have just started on a busy machine may be late with a part of the burst, and
   * answer 503. The request is repeated then, as the answer says, with the same key.
   */
  private static String create(Api api, String subdomain) {
    String key = UUID.randomUUID().toString();
    Api.Response response = api.create("Shop of " + subdomain, subdomain, key);
    for (int i = 0; i < 3 && response.status() == 503; i++) {
      response = api.create("Shop of " + subdomain, subdomain, key);
    }
    assertThat(response.status()).as("%s", response.body()).isEqualTo(202);
    return response.body().get("id").asString();
  }

  private static Run run(PostgresServer server, int replicas) {
    Path home = ControlPlaneProcess.newFolder();
    Path callRecord = home.resolve("journal");
    String database = server.create();
    List<ControlPlaneProcess> planes = new ArrayList<>();
    try {
      for (int i = 0; i < replicas; i++) {
        planes.add(
            ControlPlaneProcess.launch(settings(server.settings(database), home, callRecord)));
      }
      planes.forEach(ControlPlaneProcess::awaitUp);
      List<String> ids =
          Concurrently.times(
              STORES, i -> create(planes.get(i % replicas).api(), "scale-" + replicas + "-" + i));

      awaitAll(planes.getFirst().api());

      Api api = planes.getFirst().api();
      Instant first = Instant.MAX;
      Instant last = Instant.MIN;
      for (String id : ids) {
        JsonNode store = api.store(id);
        first = earlier(first, Instant.parse(store.get("createdAt").asString()));
        last = later(last, Instant.parse(store.get("readyAt").asString()));
        assertThat(api.steps(id)).noneMatch(s -> s.get("outcome").asString().equals("RUNNING"));
      }
      assertThat(api.get("/api/v1/audit/verification").body().get("intact").asBoolean()).isTrue();
      planes.forEach(plane -> plane.program().terminate());
      planes.forEach(plane -> plane.program().exitCode(Duration.ofSeconds(30)));

      List<Call> calls = CallRecords.read(callRecord);
      assertExclusive(calls, replicas);
      return new Run(Duration.between(first, last), calls.size());
    } finally {
      planes.forEach(plane -> plane.program().close());
    }
  }

  private static Map<String, String> settings(
      Map<String, String> database, Path home, Path callRecord) {
    Map<String, String> settings = new HashMap<>(database);
    settings.put("KUBECONFIG", "");
    settings.put("URUMI_HOME", home.toString());
    settings.put("URUMI_ENGINE_STORESINFLIGHT", String.valueOf(SLOTS));
    settings.put("URUMI_SIMULATION_FAULTRATE", String.valueOf(FAULT_RATE));
    settings.put("URUMI_SIMULATION_JOURNAL", callRecord.toString());
    return settings;
  }

  /** Retries the stores that failed because a call failed too often, as an operator would. */
  private static void awaitAll(Api api) {
    Awaitility.await("all stores are ready")
        .atMost(TIMEOUT)
        .pollInterval(Duration.ofMillis(500))
        .untilAsserted(() -> {
          api.get("/api/v1/stores?phase=FAILED&limit=200")
              .body()
              .get("items")
              .forEach(
                  store -> api.post("/api/v1/stores/" + store.get("id").asString() + ":retry"));
          JsonNode phases = api.get("/api/v1/system").body().get("stores");
          assertThat(phases.path("READY").asInt()).as("%s", phases).isEqualTo(STORES);
        });
  }

  private static void assertExclusive(List<Call> calls, int replicas) {
    assertThat(calls).allSatisfy(call -> assertThat(call.token()).matches("\\d+"));
    assertThat(CallRecords.conflicts(calls)).isEmpty();
    // Without recorded calls nothing is proved about a store.
    assertThat(calls.stream().map(Call::namespace).distinct()).hasSize(STORES);
    assertThat(
            calls.stream()
                .filter(call -> call.operation().equals("deploy"))
                .map(Call::namespace)
                .distinct())
        .hasSize(STORES);
    assertThat(calls.stream().map(Call::replica).distinct()).hasSize(replicas);
    assertThat(calls.stream().filter(call -> call.outcome().equals("failed")))
        .as("calls that failed")
        .isNotEmpty();
  }

  private static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }
}
