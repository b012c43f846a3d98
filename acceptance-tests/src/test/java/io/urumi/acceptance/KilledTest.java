package io.urumi.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** On the real cluster where there is one, else on the simulated one. */
class KilledTest {
  private static final boolean REAL = System.getenv("KUBECONFIG") != null;

  @ParameterizedTest(name = "{0} during {1}")
  @CsvSource({
    "SIGKILL, CREATE_NAMESPACE",
    "SIGKILL, DEPLOY_RELEASE",
    "SIGKILL, AWAIT_DATABASE",
    "SIGTERM, DEPLOY_RELEASE",
    "SIGTERM, AWAIT_DATABASE",
  })
  void a_store_is_finished_after_the_process_ends_in_the_middle(String signal, String during) {
    String subdomain = Names.unique("kill");
    try (ControlPlane plane = ControlPlane.start(Map.of())) {
      String id = plane.api().create(subdomain);
      awaitStep(plane.api(), id, during);
      if (signal.equals("SIGKILL")) {
        plane.program().kill();
      } else {
        plane.program().terminate();
        assertThat(plane.program().exitCode(Duration.ofSeconds(10))).isEqualTo(143);
      }

      plane.startAgain(Map.of());

      Api api = plane.api();
      api.awaitPhase(id, "READY", Duration.ofSeconds(90));
      assertThat(api.get("/api/v1/stores?q=" + subdomain).body().get("items").size()).isEqualTo(1);
      if (REAL) {
        assertThat(Ingress.page(subdomain + ".localhost", "/shop/")).startsWith("200").contains(id);
        assertThat(Helm.list().lines().filter(line -> line.contains("store-" + subdomain)))
            .hasSize(1);
      }
      assertThat(api.steps(id))
          .as("no step is left open")
          .noneMatch(step -> step.get("outcome").asString().equals("RUNNING"));
      assertThat(api.get("/api/v1/audit/verification").body().get("intact").asBoolean()).isTrue();
      api.delete("/api/v1/stores/" + id);
      api.awaitPhase(id, "DELETED", Duration.ofSeconds(90));
    }
  }

  /** Steps that every store goes through: a web server may be there before it is waited for. */
  private static void awaitStep(Api api, String id, String step) {
    Awaitility.await("the store comes to " + step)
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(10))
        .until(() -> {
          for (JsonNode run : api.steps(id)) {
            if (run.get("step").asString().equals(step)) {
              return true;
            }
          }
          return false;
        });
  }
}
