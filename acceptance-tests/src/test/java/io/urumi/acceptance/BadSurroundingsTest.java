package io.urumi.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@NeedsRealCluster
class BadSurroundingsTest {
  private static final Duration A_MINUTE = Duration.ofSeconds(60);
  private static final Duration PATIENCE = Duration.ofSeconds(120);

  @Test
  void without_an_api_server_it_starts_and_says_so_and_goes_on_when_it_is_back() throws Exception {
    try (CutCable cable = CutCable.cut();
        ControlPlane plane = ControlPlane.start(Map.of("KUBECONFIG", cable.kubeconfig()))) {
      Api api = plane.api();
      assertThat(api.get("/api/v1/system").body().get("cluster").get("reachable").asBoolean())
          .isFalse();

      String id = api.create(Names.unique("away"));
      JsonNode waiting = api.awaitFailure(id, "CLUSTER_UNREACHABLE", A_MINUTE);
      assertThat(waiting.get("phase").asString()).isNotEqualTo("FAILED");
      assertThat(condition(waiting, "NamespaceReady").get("status").asString())
          .isEqualTo("UNKNOWN");
      assertThat(condition(waiting, "NamespaceReady").get("reason").asString())
          .isEqualTo("ClusterUnreachable");

      cable.mend();
      JsonNode ready = api.awaitPhase(id, "READY", PATIENCE);
      assertThat(ready.has("failure")).isFalse();

      cable.cutAgain();
      api.awaitFailure(id, "CLUSTER_UNREACHABLE", A_MINUTE);
      assertThat(api.store(id).get("phase").asString()).as("it still sells").isEqualTo("READY");
      cable.mend();
      remove(api, id);
    }
  }

  @Test
  void a_broken_chart_is_named_and_a_retry_works_when_it_is_repaired() throws Exception {
    Path chart = Files.createTempDirectory("chart-");
    Files.writeString(
        chart.resolve("Chart.yaml"), "apiVersion: v2\nname: woocommerce-store\nversion: 0.0.1\n");
    Files.createDirectories(chart.resolve("templates"));
    Files.writeString(chart.resolve("templates/broken.yaml"), "{{ .Values.nothing.at.all }}\n");
    try (ControlPlane plane = ControlPlane.start(Map.of("URUMI_HELM_CHART", chart.toString()))) {
      String id = plane.api().create(Names.unique("chart"));
      saysWhy(plane.api(), id, "CHART_INVALID");

      restart(plane, Map.of("URUMI_HELM_CHART", ""));

      retryUntilReady(plane.api(), id);
      remove(plane.api(), id);
    }
  }

  @Test
  void a_missing_image_is_named_and_a_retry_works_when_it_is_there() throws IOException {
    try (ControlPlane plane =
        ControlPlane.start(Map.of("URUMI_IMAGES_WEB", "docker.io/urumi/no-such-image:1"))) {
      String id = plane.api().create(Names.unique("image"));
      JsonNode failed = saysWhy(plane.api(), id, "IMAGE_PULL_FAILED");
      assertThat(failed.get("failure").get("message").asString()).contains("no-such-image");

      restart(plane, Map.of("URUMI_IMAGES_WEB", ""));

      retryUntilReady(plane.api(), id);
      remove(plane.api(), id);
    }
  }

  @Test
  void a_missing_storage_class_is_named_and_a_retry_works_when_it_is_there() throws IOException {
    RealCluster cluster = RealCluster.connect();
    String storageClass = Names.unique("late");
    try (ControlPlane plane =
        ControlPlane.start(Map.of("URUMI_STORES_STORAGECLASS", storageClass))) {
      String id = plane.api().create(Names.unique("volume"));
      JsonNode failed = saysWhy(plane.api(), id, "VOLUME_UNBOUND");
      assertThat(failed.get("failure").toString()).contains(storageClass);

      cluster.copyDefaultStorageClass(storageClass);

      retryUntilReady(plane.api(), id);
      remove(plane.api(), id);
    } finally {
      cluster.removeStorageClass(storageClass);
    }
  }

  /**
   * Within a minute, in plain words, with what to do; and it is given up, so that it can be
   * retried.
   */
  private static JsonNode saysWhy(Api api, String id, String code) {
    JsonNode failing = api.awaitFailure(id, code, A_MINUTE);
    assertThat(failing.get("failure").get("message").asString()).isNotBlank();
    assertThat(failing.get("failure").get("remedy").asString()).isNotBlank();
    return api.awaitPhase(id, "FAILED", A_MINUTE);
  }

  private static void restart(ControlPlane plane, Map<String, String> changed) {
    plane.program().terminate();
    assertThat(plane.program().exitCode(Duration.ofSeconds(10))).isEqualTo(143);
    plane.startAgain(changed);
  }

  private static void retryUntilReady(Api api, String id) {
    assertThat(api.post("/api/v1/stores/" + id + ":retry", "").status()).isEqualTo(202);
    JsonNode ready = api.awaitPhase(id, "READY", PATIENCE);
    assertThat(ready.has("failure")).isFalse();
  }

  private static void remove(Api api, String id) {
    Awaitility.await("deletion is accepted")
        .atMost(A_MINUTE)
        .until(() -> api.delete("/api/v1/stores/" + id).status() == 202);
    api.awaitPhase(id, "DELETED", PATIENCE);
  }

  private static JsonNode condition(JsonNode store, String type) {
    for (JsonNode condition : store.get("conditions")) {
      if (condition.get("type").asString().equals(type)) {
        return condition;
      }
    }
    throw new AssertionError("no condition " + type + " in " + store);
  }
}
