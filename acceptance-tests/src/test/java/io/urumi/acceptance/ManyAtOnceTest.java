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

/** Wishes that meet, on each database; always on the simulated cluster. */
class ManyAtOnceTest {
  private static final Duration PATIENCE = Duration.ofSeconds(120);
  private static final int MANY = 50;
  private static final int LIMIT = 4;

  enum Database {
    H2,
    POSTGRES
  }

  private static final Map<Database, ControlPlane> PLANES = new EnumMap<>(Database.class);
  private static Databases databases;

  @BeforeAll
  static void start() {
    databases = Databases.start();
    for (Database each : Database.values()) {
      PLANES.put(each, ControlPlane.launched(settings(each, Map.of())));
    }
    PLANES.values().forEach(ControlPlane::awaitUp);
  }

  @AfterAll
  static void stop() {
    PLANES.values().forEach(ControlPlane::close);
    databases.close();
  }

  private static Map<String, String> settings(Database database, Map<String, String> more) {
    Map<String, String> settings = new HashMap<>();
    settings.put("KUBECONFIG", "");
    // So that a store that fails is given up soon.
    settings.put("URUMI_LIFECYCLE_PROBLEMGRACE", "500ms");
    settings.put("URUMI_SIMULATION_SLOWNESS", "0.3");
    if (database == Database.POSTGRES) {
      settings.putAll(databases.settings(databases.create()));
    }
    settings.putAll(more);
    return settings;
  }

  private static ControlPlane plane(Database database) {
    return Objects.requireNonNull(PLANES.get(database));
  }

  private static Api api(Database database) {
    return plane(database).api();
  }

  private static Api.Answer create(Api api, String subdomain, String key) {
    return patiently(() ->
        api.post(
            "/api/v1/stores",
            "{\"name\": \"Shop\", \"subdomain\": \"" + subdomain + "\"}",
            "Idempotency-Key",
            key));
  }

  /** As the answer says: a database that has no time just now is asked again. */
  private static Api.Answer patiently(Supplier<Api.Answer> call) {
    Api.Answer answer = call.get();
    for (int i = 0; i < 1_000 && answer.status() == 503; i++) {
      assertThat(answer.body().get("code").asString()).isEqualTo("DATABASE_UNAVAILABLE");
      pause();
      answer = call.get();
    }
    return answer;
  }

  // ------------------------------------------------------------------ creating

  @ParameterizedTest
  @EnumSource
  void fifty_equal_requests_with_one_key_make_one_store_and_get_one_answer(Database database) {
    Api api = api(database);
    String subdomain = Names.unique("same");
    String key = UUID.randomUUID().toString();

    List<Api.Answer> answers = AtOnce.times(MANY, _ -> create(api, subdomain, key));

    assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(202));
    assertThat(answers.stream().map(Api.Answer::body).distinct()).hasSize(1);
    assertThat(answers.stream().filter(each -> each.header("Idempotency-Replayed").equals("true")))
        .hasSizeGreaterThanOrEqualTo(MANY - 1);
    onlyOne(api, subdomain, answers.getFirst().body().get("id").asString());
  }

  @ParameterizedTest
  @EnumSource
  void of_fifty_requests_for_one_subdomain_one_is_granted_and_49_are_told_why(Database database) {
    Api api = api(database);
    String subdomain = Names.unique("rival");

    List<Api.Answer> answers =
        AtOnce.times(MANY, _ -> create(api, subdomain, UUID.randomUUID().toString()));

    List<Api.Answer> granted = answers.stream().filter(each -> each.status() == 202).toList();
    assertThat(granted).hasSize(1);
    assertThat(answers.stream().filter(each -> each.status() != 202))
        .hasSize(MANY - 1)
        .allSatisfy(refused -> {
          assertThat(refused.status()).isEqualTo(409);
          assertThat(refused.body().get("code").asString()).isEqualTo("SUBDOMAIN_TAKEN");
          assertThat(refused.body().get("conflictsWith").asString()).contains(subdomain);
        });
    onlyOne(api, subdomain, granted.getFirst().body().get("id").asString());
  }

  private static void onlyOne(Api api, String subdomain, String id) {
    JsonNode found = api.get("/api/v1/stores?q=" + subdomain).body().get("items");
    assertThat(found.size()).isEqualTo(1);
    assertThat(found.get(0).get("id").asString()).isEqualTo(id);
    api.awaitPhase(id, "READY", PATIENCE);
    assertThat(told(api, id, "StoreRequested")).isEqualTo(1);
    remove(api, id);
  }

  @ParameterizedTest
  @EnumSource
  void the_limit_of_stores_per_owner_holds_however_many_ask_at_once(Database database) {
    try (ControlPlane limited =
        ControlPlane.start(
            settings(database, Map.of("URUMI_STORES_PEROWNER", String.valueOf(LIMIT))))) {
      Api api = limited.api();
      String common = Names.unique("limit");

      List<Api.Answer> answers =
          AtOnce.times(MANY, i -> create(api, common + "-" + i, UUID.randomUUID().toString()));

      assertThat(answers.stream().filter(each -> each.status() == 202)).hasSize(LIMIT);
      assertThat(answers.stream().filter(each -> each.status() != 202))
          .hasSize(MANY - LIMIT)
          .allSatisfy(refused -> {
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.body().get("code").asString()).isEqualTo("STORE_LIMIT_REACHED");
            assertThat(refused.body().get("detail").asString())
                .contains("has " + LIMIT + " stores", "Delete one");
          });
      assertThat(api.get("/api/v1/stores?q=" + common).body().get("items").size()).isEqualTo(LIMIT);
    }
  }

  // ------------------------------------------------------------------ deleting meanwhile

  @ParameterizedTest
  @EnumSource
  void a_store_deleted_at_any_moment_of_its_making_leaves_nothing(Database database)
      throws IOException {
    Api api = api(database);
    String common = Names.unique("doomed");
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
      JsonNode gone = api.awaitPhase(id, "DELETED", PATIENCE);
      assertThat(gone.has("currentStep")).isFalse();
      assertThat(gone.has("failure")).isFalse();
      assertThat(api.steps(id)).noneMatch(step -> step.get("outcome").asString().equals("RUNNING"));
      assertThat(
              api.get("/api/v1/subdomains/" + gone.get("subdomain").asString())
                  .body()
                  .get("available")
                  .asBoolean())
          .isTrue();
    }
    Path world = Path.of(plane(database).home(), "simulated-cluster");
    Awaitility.await("no namespace is left")
        .atMost(PATIENCE)
        .untilAsserted(() -> {
          try (Stream<Path> namespaces = Files.list(world)) {
            assertThat(namespaces.map(Path::toString)).noneMatch(name -> name.contains(common));
          }
        });
  }

  private static void awaitStep(Api api, String id, String step) {
    Awaitility.await("the store comes to " + step)
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(5))
        .until(
            () -> api.steps(id).stream().anyMatch(run -> run.get("step").asString().equals(step)));
  }

  @ParameterizedTest
  @EnumSource
  void a_subdomain_is_refused_clearly_while_its_store_is_deleted_and_granted_after(
      Database database) {
    Api api = api(database);
    String subdomain = Names.unique("again");
    String first = api.create(subdomain);
    api.awaitPhase(first, "READY", PATIENCE);
    assertThat(api.delete("/api/v1/stores/" + first).status()).isEqualTo(202);

    List<Api.Answer> refusals = new ArrayList<>();
    Api.Answer answer = create(api, subdomain, "again");
    while (answer.status() != 202) {
      refusals.add(answer);
      assertThat(refusals.size()).isLessThan(3_000);
      pause();
      answer = create(api, subdomain, "again");
    }

    assertThat(api.store(first).get("phase").asString()).isEqualTo("DELETED");
    assertThat(refusals)
        .isNotEmpty()
        .allSatisfy(refusal -> {
          assertThat(refusal.status()).isEqualTo(409);
          assertThat(refusal.body().get("code").asString()).isEqualTo("SUBDOMAIN_TAKEN");
          assertThat(refusal.body().get("detail").asString()).contains("is being deleted");
        });
    String second = answer.body().get("id").asString();
    assertThat(second).isNotEqualTo(first);
    api.awaitPhase(second, "READY", PATIENCE);
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

  // ------------------------------------------------------------------ storms

  @ParameterizedTest
  @EnumSource
  void a_storm_of_retries_is_one_retry(Database database) {
    Api api = api(database);
    String id = api.create(Names.unique("fail-image"));
    api.awaitPhase(id, "FAILED", PATIENCE);

    List<Api.Answer> answers =
        AtOnce.times(MANY, _ -> patiently(() -> api.post("/api/v1/stores/" + id + ":retry", "")));

    assertThat(answers.stream().filter(each -> each.status() == 202)).isNotEmpty();
    assertThat(answers)
        .allSatisfy(answer -> {
          if (answer.status() != 202) {
            assertThat(answer.status()).isEqualTo(409);
            assertThat(answer.body().get("code").asString()).isEqualTo("STORE_NOT_FAILED");
          }
        });
    JsonNode ready = api.awaitPhase(id, "READY", PATIENCE);
    assertThat(ready.get("generation").asInt()).isEqualTo(2);
    assertThat(told(api, id, "RetryRequested")).isEqualTo(1);
    remove(api, id);
  }

  @ParameterizedTest
  @EnumSource
  void a_storm_of_retries_and_deletions_is_one_deletion(Database database) {
    Api api = api(database);
    String id = api.create(Names.unique("fail-image"));
    api.awaitPhase(id, "FAILED", PATIENCE);

    List<Api.Answer> answers =
        AtOnce.times(
            MANY,
            i ->
                i % 2 == 0
                    ? patiently(() -> api.delete("/api/v1/stores/" + id))
                    : patiently(() -> api.post("/api/v1/stores/" + id + ":retry", "")));

    for (int i = 0; i < MANY; i++) {
      assertThat(answers.get(i).status()).isIn(i % 2 == 0 ? List.of(202) : List.of(202, 409));
    }
    api.awaitPhase(id, "DELETED", PATIENCE);
    assertThat(told(api, id, "DeletionRequested")).isEqualTo(1);
    assertThat(told(api, id, "RetryRequested")).isLessThanOrEqualTo(1);
    assertThat(api.get("/api/v1/audit/verification").body().get("intact").asBoolean()).isTrue();
  }

  private static long told(Api api, String id, String type) {
    long count = 0;
    for (JsonNode event :
        api.get("/api/v1/stores/" + id + "/events?limit=200").body().get("items")) {
      count += event.get("type").asString().equals(type) ? 1 : 0;
    }
    return count;
  }

  private static void remove(Api api, String id) {
    assertThat(api.delete("/api/v1/stores/" + id).status()).isEqualTo(202);
    api.awaitPhase(id, "DELETED", PATIENCE);
  }
}
