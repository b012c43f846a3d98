package io.urumi.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** Concurrent requests that conflict, on each database; always on the simulated cluster. */
class ConcurrentRequestsIT {
  private static final Duration TIMEOUT = Duration.ofSeconds(120);
  private static final int MANY = 50;
  private static final int LIMIT = 4;

  enum Database {
    H2,
    POSTGRES
  }

  private static final Map<Database, ControlPlaneProcess> PLANES = new EnumMap<>(Database.class);

  @BeforeAll
  static void start() {
    for (Database each : Database.values()) {
      PLANES.put(each, ControlPlaneProcess.launch(settings(each, Map.of())));
    }
    PLANES.values().forEach(ControlPlaneProcess::awaitUp);
  }

  @AfterAll
  static void stop() {
    PLANES.values().forEach(ControlPlaneProcess::close);
  }

  private static Map<String, String> settings(Database database, Map<String, String> more) {
    Map<String, String> settings = new HashMap<>();
    settings.put("KUBECONFIG", "");
    // So that a failing store becomes FAILED soon.
    settings.put("URUMI_LIFECYCLE_PROBLEMGRACE", "500ms");
    settings.put("URUMI_SIMULATION_DELAYFACTOR", "0.3");
    if (database == Database.POSTGRES) {
      PostgresServer server = PostgresServer.shared();
      settings.putAll(server.settings(server.create()));
    }
    settings.putAll(more);
    return settings;
  }

  private static ControlPlaneProcess plane(Database database) {
    return Objects.requireNonNull(PLANES.get(database));
  }

  private static Api api(Database database) {
    return plane(database).api();
  }

  private static Api.Response create(Api api, String subdomain, String key) {
    return retryWhileUnavailable(() -> api.create("Shop", subdomain, key));
  }

  /** A request that finds the database busy is repeated, as its response demands. */
  private static Api.Response retryWhileUnavailable(Supplier<Api.Response> call) {
    Api.Response response = call.get();
    for (int i = 0; i < 1_000 && response.status() == 503; i++) {
      assertThat(response.body().get("code").asString()).isEqualTo("DATABASE_UNAVAILABLE");
      pause();
      response = call.get();
    }
    return response;
  }

  // ------------------------------------------------------------------ creating

  @ParameterizedTest
  @EnumSource
  void fifty_equal_requests_with_one_key_create_one_store_and_have_one_response(Database database) {
    Api api = api(database);
    String subdomain = Names.unique("same");
    String key = UUID.randomUUID().toString();

    List<Api.Response> responses = Concurrently.times(MANY, _ -> create(api, subdomain, key));

    assertThat(responses).allSatisfy(response -> assertThat(response.status()).isEqualTo(202));
    assertThat(responses.stream().map(Api.Response::body).distinct()).hasSize(1);
    assertThat(
            responses.stream().filter(each -> each.header("Idempotency-Replayed").equals("true")))
        .hasSizeGreaterThanOrEqualTo(MANY - 1);
    assertSingleStore(api, subdomain, responses.getFirst().body().get("id").asString());
  }

  @ParameterizedTest
  @EnumSource
  void of_fifty_requests_for_one_subdomain_one_is_accepted_and_49_are_refused_with_the_reason(
      Database database) {
    Api api = api(database);
    String subdomain = Names.unique("rival");

    List<Api.Response> responses =
        Concurrently.times(MANY, _ -> create(api, subdomain, UUID.randomUUID().toString()));

    List<Api.Response> granted = responses.stream().filter(each -> each.status() == 202).toList();
    assertThat(granted).hasSize(1);
    assertThat(responses.stream().filter(each -> each.status() != 202))
        .hasSize(MANY - 1)
        .allSatisfy(refused -> {
          assertThat(refused.status()).isEqualTo(409);
          assertThat(refused.body().get("code").asString()).isEqualTo("SUBDOMAIN_TAKEN");
          assertThat(refused.body().get("conflictsWith").asString()).contains(subdomain);
        });
    assertSingleStore(api, subdomain, granted.getFirst().body().get("id").asString());
  }

  private static void assertSingleStore(Api api, String subdomain, String id) {
    JsonNode found = api.get("/api/v1/stores?q=" + subdomain).body().get("items");
    assertThat(found.size()).isEqualTo(1);
    assertThat(found.get(0).get("id").asString()).isEqualTo(id);
    api.awaitPhase(id, "READY", TIMEOUT);
    assertThat(countEvents(api, id, "StoreRequested")).isEqualTo(1);
    remove(api, id);
  }

  @ParameterizedTest
  @EnumSource
  void the_limit_of_stores_per_owner_holds_under_concurrent_requests(Database database) {
    try (ControlPlaneProcess limited =
        ControlPlaneProcess.start(
            settings(database, Map.of("URUMI_STORES_PEROWNER", String.valueOf(LIMIT))))) {
      Api api = limited.api();
      String common = Names.unique("limit");

      List<Api.Response> responses =
          Concurrently.times(
              MANY, i -> create(api, common + "-" + i, UUID.randomUUID().toString()));

      assertThat(responses.stream().filter(each -> each.status() == 202)).hasSize(LIMIT);
      assertThat(responses.stream().filter(each -> each.status() != 202))
          .hasSize(MANY - LIMIT)
          .allSatisfy(refused -> {
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.body().get("code").asString()).isEqualTo("STORE_LIMIT_REACHED");
            assertThat(refused.body().get("detail").asString())
                .contains("has " + LIMIT + " stores", "Delete a store");
          });
      assertThat(api.get("/api/v1/stores?q=" + common).body().get("items").size()).isEqualTo(LIMIT);
    }
  }

  // ------------------------------------------------------------------ deleting during creation

  @ParameterizedTest
  @EnumSource
  void a_store_deleted_at_any_step_of_its_creation_leaves_nothing(Database database)
      throws IOException {
    Api api = api(database);
    String common = Names.unique("deleted");
    List<String> ids = new ArrayList<>();
    for (String step : List.of("", "CREATE_NAMESPACE", "DEPLOY_RELEASE", "AWAIT_DATABASE")) {
      for (int i = 0; i < 3; i++) {
        String id = api.create(common + "-" + ids.size());
        ids.add(id);
        if (!step.isEmpty()) {
          awaitStep(api, id, step);
        }
        assertThat(api.delete("/api/v1/stores/" + id).status()).isEqualTo(202);
      }
    }

    for (String id : ids) {
      JsonNode deleted = api.awaitPhase(id, "DELETED", TIMEOUT);
      assertThat(deleted.has("currentStep")).isFalse();
      assertThat(deleted.has("failure")).isFalse();
      assertThat(api.steps(id)).noneMatch(step -> step.get("outcome").asString().equals("RUNNING"));
      assertThat(
              api.get("/api/v1/subdomains/" + deleted.get("subdomain").asString())
                  .body()
                  .get("available")
                  .asBoolean())
          .isTrue();
    }
    Path simulatedCluster = Path.of(plane(database).home(), "simulated-cluster");
    Awaitility.await("no namespace is left")
        .atMost(TIMEOUT)
        .untilAsserted(() -> {
          try (Stream<Path> namespaces = Files.list(simulatedCluster)) {
            assertThat(namespaces.map(Path::toString)).noneMatch(name -> name.contains(common));
          }
        });
  }

  private static void awaitStep(Api api, String id, String step) {
    Awaitility.await("the store starts " + step)
        .atMost(TIMEOUT)
        .pollInterval(Duration.ofMillis(5))
        .until(
            () -> api.steps(id).stream().anyMatch(run -> run.get("step").asString().equals(step)));
  }

  @ParameterizedTest
  @EnumSource
  void a_subdomain_is_refused_while_its_store_is_being_deleted_and_accepted_afterwards(
      Database database) {
    Api api = api(database);
    String subdomain = Names.unique("again");
    String first = api.create(subdomain);
    api.awaitPhase(first, "READY", TIMEOUT);
    assertThat(api.delete("/api/v1/stores/" + first).status()).isEqualTo(202);

    List<Api.Response> refusals = new ArrayList<>();
    Api.Response response = create(api, subdomain, "again");
    while (response.status() != 202) {
      refusals.add(response);
      assertThat(refusals.size()).isLessThan(3_000);
      pause();
      response = create(api, subdomain, "again");
    }

    assertThat(api.store(first).get("phase").asString()).isEqualTo("DELETED");
    assertThat(refusals)
        .isNotEmpty()
        .allSatisfy(refusal -> {
          assertThat(refusal.status()).isEqualTo(409);
          assertThat(refusal.body().get("code").asString()).isEqualTo("SUBDOMAIN_TAKEN");
          assertThat(refusal.body().get("detail").asString()).contains("is being deleted");
        });
    String second = response.body().get("id").asString();
    assertThat(second).isNotEqualTo(first);
    api.awaitPhase(second, "READY", TIMEOUT);
    remove(api, second);
  }

  private static void pause() {
    try {
      Thread.sleep(20);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new AssertionError(stopped);
    }
  }

  // ------------------------------------------------------------------ many equal requests

  @ParameterizedTest
  @EnumSource
  void fifty_concurrent_retries_are_one_retry(Database database) {
    Api api = api(database);
    String id = api.create(Names.unique("fail-image"));
    api.awaitPhase(id, "FAILED", TIMEOUT);

    List<Api.Response> responses =
        Concurrently.times(
            MANY, _ -> retryWhileUnavailable(() -> api.post("/api/v1/stores/" + id + ":retry")));

    assertThat(responses.stream().filter(each -> each.status() == 202)).isNotEmpty();
    assertThat(responses)
        .allSatisfy(response -> {
          if (response.status() != 202) {
            assertThat(response.status()).isEqualTo(409);
            assertThat(response.body().get("code").asString()).isEqualTo("STORE_NOT_FAILED");
          }
        });
    JsonNode ready = api.awaitPhase(id, "READY", TIMEOUT);
    assertThat(ready.get("generation").asInt()).isEqualTo(2);
    assertThat(countEvents(api, id, "RetryRequested")).isEqualTo(1);
    remove(api, id);
  }

  @ParameterizedTest
  @EnumSource
  void concurrent_retries_and_deletions_are_one_deletion(Database database) {
    Api api = api(database);
    String id = api.create(Names.unique("fail-image"));
    api.awaitPhase(id, "FAILED", TIMEOUT);

    List<Api.Response> responses =
        Concurrently.times(
            MANY,
            i ->
                i % 2 == 0
                    ? retryWhileUnavailable(() -> api.delete("/api/v1/stores/" + id))
                    : retryWhileUnavailable(() -> api.post("/api/v1/stores/" + id + ":retry")));

    for (int i = 0; i < MANY; i++) {
      assertThat(responses.get(i).status()).isIn(i % 2 == 0 ? List.of(202) : List.of(202, 409));
    }
    api.awaitPhase(id, "DELETED", TIMEOUT);
    assertThat(countEvents(api, id, "DeletionRequested")).isEqualTo(1);
    assertThat(countEvents(api, id, "RetryRequested")).isLessThanOrEqualTo(1);
    assertThat(api.get("/api/v1/audit/verification").body().get("intact").asBoolean()).isTrue();
  }

  private static long countEvents(Api api, String id, String type) {
    long count = 0;
    for (JsonNode event :
        api.get("/api/v1/stores/" + id + "/events?limit=200").body().get("items")) {
      count += event.get("type").asString().equals(type) ? 1 : 0;
    }
    return count;
  }

  private static void remove(Api api, String id) {
    assertThat(api.delete("/api/v1/stores/" + id).status()).isEqualTo(202);
    api.awaitPhase(id, "DELETED", TIMEOUT);
  }
}
