package io.urumi.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tools.jackson.databind.JsonNode;

@NeedsRealCluster
@Execution(ExecutionMode.CONCURRENT)
@ExtendWith(SharedControlPlane.class)
class StoreLifetimeIT {
  private final RealCluster cluster = RealCluster.connect();

  @Test
  void one_request_creates_a_store_and_one_deletes_it(ControlPlaneProcess plane) {
    Api api = plane.api();
    Api.Stream stream = api.follow(null);
    String subdomain = Names.unique("one");
    String namespace = "store-" + subdomain;

    Api.Response accepted = api.create("Anna's & Söhne", subdomain, null);
    assertThat(accepted.status()).isEqualTo(202);
    String id = accepted.body().get("id").asString();
    assertThat(accepted.header("Location")).endsWith("/api/v1/stores/" + id);
    assertThat(accepted.body().get("phase").asString()).isEqualTo("REQUESTED");

    JsonNode ready = api.awaitPhase(id, "READY", Duration.ofSeconds(90));
    assertThat(ready.get("cluster").get("simulated").asBoolean()).isFalse();

    // The page that a customer sees.
    String page = Ingress.page(subdomain + ".localhost", "/shop/");
    assertThat(page).startsWith("200").contains("content=\"" + id + "\"").contains("Söhne");

    // Every object of the store exists.
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

    // Every step is recorded, in order, and has ended.
    List<String> steps = api.steps(id).stream().map(s -> s.get("step").asString()).toList();
    assertThat(steps)
        .containsSubsequence(
            "CREATE_NAMESPACE", "APPLY_GUARDRAILS", "CREATE_CREDENTIALS", "DEPLOY_RELEASE");
    assertThat(api.steps(id))
        .allSatisfy(
            s -> assertThat(s.get("outcome").asString()).as("%s", s).isEqualTo("SUCCEEDED"));
    Awaitility.await("the stream has the event of its readiness")
        .atMost(Duration.ofSeconds(5))
        .until(() ->
            stream.of(id).stream()
                .anyMatch(e -> e.type().equals("PhaseChanged") && "READY".equals(e.phase())));
    assertThat(stream.of(id).stream().map(e -> e.type()))
        .contains("StoreRequested", "StepStarted", "StepSucceeded");
    assertThat(stream.of(id).stream().map(e -> Long.valueOf(e.id())))
        .isSorted()
        .doesNotHaveDuplicates();

    // Deleted completely.
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

    // The subdomain is available: the next store with it is a new one.
    String again = api.create(subdomain);
    assertThat(again).isNotEqualTo(id);
    api.awaitPhase(again, "READY", Duration.ofSeconds(90));
    api.delete("/api/v1/stores/" + again);
    api.awaitPhase(again, "DELETED", Duration.ofSeconds(90));
    assertThat(api.get("/api/v1/audit/verification").body().get("intact").asBoolean()).isTrue();
  }

  @Test
  void a_deleted_network_policy_is_restored_and_one_of_others_is_removed_within_the_resync(
      ControlPlaneProcess plane) {
    Api api = plane.api();
    String subdomain = Names.unique("drift");
    String id = api.create(subdomain);
    api.awaitPhase(id, "READY", Duration.ofSeconds(90));
    List<String> policies = cluster.networkPolicies("store-" + subdomain);
    assertThat(policies).isNotEmpty();

    cluster.deleteNetworkPolicy("store-" + subdomain, policies.getFirst());

    Awaitility.await("the policy is restored")
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(() ->
            assertThat(cluster.networkPolicies("store-" + subdomain))
                .containsExactlyInAnyOrderElementsOf(policies));
    awaitDrift(api, id, policies.getFirst());
    api.awaitPhase(id, "READY", Duration.ofSeconds(30));

    // The default of urumi.engine.resync, whatever the interval of a search.
    Instant start = Instant.now();
    cluster.addOpenNetworkPolicy("store-" + subdomain, "allow-all");
    Awaitility.await("the policy of others is removed")
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(50))
        .untilAsserted(() ->
            assertThat(cluster.networkPolicies("store-" + subdomain))
                .containsExactlyInAnyOrderElementsOf(policies));
    System.out.println(
        "a NetworkPolicy of others was removed after "
            + Duration.between(start, Instant.now()).toMillis()
            + " ms");
    awaitDrift(api, id, "NetworkPolicy/allow-all");
    api.awaitPhase(id, "READY", Duration.ofSeconds(30));
    api.delete("/api/v1/stores/" + id);
    api.awaitPhase(id, "DELETED", Duration.ofSeconds(90));
  }

  private static void awaitDrift(Api api, String id, String object) {
    Awaitility.await("the repair is recorded")
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(() -> {
          StringBuilder drift = new StringBuilder();
          api.get("/api/v1/stores/" + id + "/events?limit=200")
              .body()
              .get("items")
              .forEach(event -> {
                if (event.get("type").asString().equals("DriftFound")) {
                  drift.append(event.get("message").asString()).append(' ');
                }
              });
          assertThat(drift.toString()).contains(object);
        });
  }

  @Test
  void secrets_of_a_store_are_in_no_log_and_no_release_value(ControlPlaneProcess plane) {
    Api api = plane.api();
    String subdomain = Names.unique("secret");
    String id = api.create(subdomain);
    api.awaitPhase(id, "READY", Duration.ofSeconds(90));

    Map<String, String> secrets = cluster.secret("store-" + subdomain, "store-credentials");
    String published = plane.program().output() + Helm.values("store-" + subdomain);
    secrets.forEach((key, value) -> {
      boolean secret = !key.equals("admin-username") && !key.equals("admin-email");
      if (secret) {
        assertThat(published).as("the value of %s", key).doesNotContain(value);
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
