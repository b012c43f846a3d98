package io.urumi.acceptance;

import static io.urumi.acceptance.FailureAssertions.ONE_MINUTE;
import static io.urumi.acceptance.FailureAssertions.TIMEOUT;
import static io.urumi.acceptance.FailureAssertions.awaitFailed;
import static io.urumi.acceptance.FailureAssertions.remove;
import static io.urumi.acceptance.FailureAssertions.restart;
import static io.urumi.acceptance.FailureAssertions.retryUntilReady;
import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.acceptance.FaultProxy.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tools.jackson.databind.JsonNode;

/** The control plane starts and continues while something in its environment is broken. */
@NeedsRealCluster
@Execution(ExecutionMode.CONCURRENT)
class BrokenEnvironmentIT {
  @Test
  void without_an_api_server_it_starts_and_reports_so_and_continues_when_it_is_back()
      throws Exception {
    try (ApiServerProxy proxy = ApiServerProxy.in(State.DISCONNECTED);
        ControlPlaneProcess plane =
            ControlPlaneProcess.start(Map.of("KUBECONFIG", proxy.kubeconfig()))) {
      Api api = plane.api();
      assertThat(api.get("/api/v1/system").body().get("cluster").get("reachable").asBoolean())
          .isFalse();

      String id = api.create(Names.unique("away"));
      JsonNode waiting = api.awaitFailure(id, "CLUSTER_UNREACHABLE", ONE_MINUTE);
      assertThat(waiting.get("phase").asString()).isNotEqualTo("FAILED");
      assertThat(condition(waiting, "NamespaceReady").get("status").asString())
          .isEqualTo("UNKNOWN");
      assertThat(condition(waiting, "NamespaceReady").get("reason").asString())
          .isEqualTo("ClusterUnreachable");

      proxy.setState(State.HEALTHY);
      JsonNode ready = api.awaitPhase(id, "READY", TIMEOUT);
      assertThat(ready.has("failure")).isFalse();

      proxy.setState(State.DISCONNECTED);
      api.awaitFailure(id, "CLUSTER_UNREACHABLE", ONE_MINUTE);
      assertThat(api.store(id).get("phase").asString())
          .as("it still serves customers")
          .isEqualTo("READY");
      proxy.setState(State.HEALTHY);
      remove(api, id);
    }
  }

  @Test
  void a_broken_chart_is_reported_and_a_retry_succeeds_when_it_is_repaired() throws Exception {
    Path chart = Files.createTempDirectory("chart-");
    Files.writeString(
        chart.resolve("Chart.yaml"), "apiVersion: v2\nname: woocommerce-store\nversion: 0.0.1\n");
    Files.createDirectories(chart.resolve("templates"));
    Files.writeString(chart.resolve("templates/broken.yaml"), "{{ .Values.nothing.at.all }}\n");
    try (ControlPlaneProcess plane =
        ControlPlaneProcess.start(Map.of("URUMI_HELM_CHART", chart.toString()))) {
      String id = plane.api().create(Names.unique("chart"));
      awaitFailed(plane.api(), id, "CHART_INVALID");

      restart(plane, Map.of("URUMI_HELM_CHART", ""));

      retryUntilReady(plane.api(), id);
      remove(plane.api(), id);
    }
  }

  @Test
  void a_missing_image_is_reported_and_a_retry_succeeds_when_it_exists() throws IOException {
    try (ControlPlaneProcess plane =
        ControlPlaneProcess.start(Map.of("URUMI_IMAGES_WEB", "urumi.local/no-such-image:1"))) {
      String id = plane.api().create(Names.unique("image"));
      JsonNode failed = awaitFailed(plane.api(), id, "IMAGE_PULL_FAILED");
      assertThat(failed.get("failure").get("message").asString()).contains("no-such-image");

      restart(plane, Map.of("URUMI_IMAGES_WEB", ""));

      retryUntilReady(plane.api(), id);
      remove(plane.api(), id);
    }
  }

  @Test
  void a_missing_storage_class_is_reported_and_a_retry_succeeds_when_it_exists()
      throws IOException {
    RealCluster cluster = RealCluster.connect();
    String storageClass = Names.unique("late");
    try (ControlPlaneProcess plane =
        ControlPlaneProcess.start(Map.of("URUMI_STORES_STORAGECLASS", storageClass))) {
      String id = plane.api().create(Names.unique("volume"));
      JsonNode failed = awaitFailed(plane.api(), id, "VOLUME_UNBOUND");
      assertThat(failed.get("failure").toString()).contains(storageClass);

      cluster.copyDefaultStorageClass(storageClass);

      retryUntilReady(plane.api(), id);
      remove(plane.api(), id);
    } finally {
      cluster.removeStorageClass(storageClass);
    }
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
