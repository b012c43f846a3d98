package io.urumi.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@NeedsRealCluster
class OneRequestTest {
  private static ControlPlane plane;
  private static RealCluster cluster;

  @BeforeAll
  static void start() {
    plane = ControlPlane.start(Map.of());
    cluster = RealCluster.connect();
  }

  @AfterAll
  static void stop() {
    plane.close();
  }

  @Test
  void one_request_makes_a_shop_and_one_makes_it_vanish() {
    Api api = plane.api();
    Api.Stream stream = api.follow(Optional.empty());
    String subdomain = Names.unique("one");
    String namespace = "store-" + subdomain;

    Api.Answer accepted =
        api.post(
            "/api/v1/stores",
            "{\"name\": \"Anna's & Söhne\", \"subdomain\": \"" + subdomain + "\"}");
    assertThat(accepted.status()).isEqualTo(202);
    String id = accepted.body().get("id").asString();
    assertThat(accepted.header("Location")).endsWith("/api/v1/stores/" + id);
    assertThat(accepted.body().get("phase").asString()).isEqualTo("REQUESTED");

    JsonNode ready = api.awaitPhase(id, "READY", Duration.ofSeconds(90));
    assertThat(ready.get("cluster").get("simulated").asBoolean()).isFalse();

    // The shop as a customer sees it.
    String page = Ingress.page(subdomain + ".localhost", "/shop/");
    assertThat(page).startsWith("200").contains("content=\"" + id + "\"").contains("Söhne");

    // Everything that the store is made of, and nothing less.
    assertThat(cluster.objects(namespace))
        .contains(
            "Pod/web",
            "Pod/database",
            "Service/store-web",
            "Service/store-db",
            "Ingress/store-web",
            "ResourceQuota/store-quota",
            "LimitRange/store-limits",
            "Secret/store-credentials",
            "Deployment/store-web",
            "StatefulSet/store-db")
        .anyMatch(object -> object.startsWith("NetworkPolicy/"))
        .anyMatch(object -> object.startsWith("PersistentVolumeClaim/"));
    assertThat(Helm.list()).contains(namespace).contains("deployed");

    // Every step was told, in order, each ended.
    List<String> steps = api.steps(id).stream().map(s -> s.get("step").asString()).toList();
    assertThat(steps)
        .containsSubsequence(
            "CREATE_NAMESPACE", "APPLY_GUARDRAILS", "CREATE_CREDENTIALS", "DEPLOY_RELEASE");
    assertThat(api.steps(id))
        .allSatisfy(
            s -> assertThat(s.get("outcome").asString()).as("%s", s).isEqualTo("SUCCEEDED"));
    Awaitility.await("the stream tells that it is ready")
        .atMost(Duration.ofSeconds(5))
        .until(() ->
            stream.of(id).stream()
                .anyMatch(e ->
                    e.get("type").asString().equals("PhaseChanged")
                        && e.path("phase").asString().equals("READY")));
    assertThat(stream.of(id).stream().map(e -> e.get("type").asString()))
        .contains("StoreRequested", "StepStarted", "StepSucceeded");
    assertThat(stream.of(id).stream().map(e -> e.get("id").asLong()))
        .isSorted()
        .doesNotHaveDuplicates();

    // Gone.
    assertThat(api.delete("/api/v1/stores/" + id).status()).isEqualTo(202);
    assertThat(api.delete("/api/v1/stores/" + id).status()).isEqualTo(202);
    api.awaitPhase(id, "DELETED", Duration.ofSeconds(90));
    assertThat(cluster.namespaceExists(namespace)).isFalse();
    Awaitility.await("no volume is left")
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(cluster.volumesOf(namespace)).isEmpty());
    assertThat(Helm.list()).doesNotContain(namespace);
    assertThat(api.get("/api/v1/subdomains/" + subdomain).body().get("available").asBoolean())
        .isTrue();

    // The subdomain is free: the next store with it is another one.
    String again = api.create(subdomain);
    assertThat(again).isNotEqualTo(id);
    api.awaitPhase(again, "READY", Duration.ofSeconds(90));
    api.delete("/api/v1/stores/" + again);
    api.awaitPhase(again, "DELETED", Duration.ofSeconds(90));
    assertThat(api.get("/api/v1/audit/verification").body().get("intact").asBoolean()).isTrue();
  }

  @Test
  void a_store_whose_policy_is_deleted_gets_it_back_and_says_so() {
    Api api = plane.api();
    String subdomain = Names.unique("drift");
    String id = api.create(subdomain);
    api.awaitPhase(id, "READY", Duration.ofSeconds(90));
    List<String> policies = cluster.networkPolicies("store-" + subdomain);
    assertThat(policies).isNotEmpty();

    cluster.deleteNetworkPolicy("store-" + subdomain, policies.getFirst());

    Awaitility.await("the policy comes back")
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(() ->
            assertThat(cluster.networkPolicies("store-" + subdomain))
                .containsExactlyInAnyOrderElementsOf(policies));
    Awaitility.await("the repair is told")
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(() -> {
          StringBuilder types = new StringBuilder();
          api.get("/api/v1/stores/" + id + "/events?limit=200")
              .body()
              .get("items")
              .forEach(e -> types.append(e.get("type").asString()).append(' '));
          assertThat(types.toString()).contains("DriftFound");
        });
    api.awaitPhase(id, "READY", Duration.ofSeconds(30));
    api.delete("/api/v1/stores/" + id);
    api.awaitPhase(id, "DELETED", Duration.ofSeconds(90));
  }

  @Test
  void the_stores_secrets_are_in_no_log_and_no_release_value() {
    Api api = plane.api();
    String subdomain = Names.unique("secret");
    String id = api.create(subdomain);
    api.awaitPhase(id, "READY", Duration.ofSeconds(90));

    Map<String, String> secrets = cluster.secret("store-" + subdomain, "store-credentials");
    String told = plane.program().output() + Helm.values("store-" + subdomain);
    secrets.forEach((key, value) -> {
      boolean secret = !key.equals("admin-username") && !key.equals("admin-email");
      if (secret) {
        assertThat(told).as("the value of %s", key).doesNotContain(value);
      }
    });
    assertThat(secrets).hasSizeGreaterThan(10);
    Matcher passwords =
        Pattern.compile("(?i)password\\s*[:=]\\s*\\S+").matcher(plane.program().output());
    assertThat(passwords.find()).as("a password in the log").isFalse();

    api.delete("/api/v1/stores/" + id);
    api.awaitPhase(id, "DELETED", Duration.ofSeconds(90));
  }
}
