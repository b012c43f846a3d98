package io.urumi.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** On the cluster of KUBECONFIG when that is set, else on the simulated one. */
class KilledProcessIT {
  private static final boolean REAL = System.getenv("KUBECONFIG") != null;

  private static ControlPlaneProcess plane;

  /** Processes one after the other, each with the data of the process before. */
  @BeforeAll
  static void start() {
    plane = ControlPlaneProcess.start(Map.of());
  }

  @AfterAll
  static void stop() {
    plane.close();
  }

  @BeforeEach
  void startAgainAfterFailure() {
    if (!plane.program().alive()) {
      plane.startAgain(Map.of());
    }
  }

  @ParameterizedTest(name = "{0} during {1}")
  @CsvSource({
    "SIGKILL, CREATE_NAMESPACE",
    "SIGKILL, DEPLOY_RELEASE",
    "SIGKILL, AWAIT_DATABASE",
    "SIGTERM, DEPLOY_RELEASE",
    "SIGTERM, AWAIT_DATABASE",
  })
  void a_store_becomes_ready_although_the_process_ends_during_its_creation(
      String signal, String during) {
    String subdomain = Names.unique("kill");
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
        .as("no step is left running")
        .noneMatch(step -> step.get("outcome").asString().equals("RUNNING"));
    assertThat(api.get("/api/v1/audit/verification").body().get("intact").asBoolean()).isTrue();
    api.delete("/api/v1/stores/" + id);
    api.awaitPhase(id, "DELETED", Duration.ofSeconds(90));
  }

  /** Only for steps that every store runs: a web server may be ready before it is awaited. */
  private static void awaitStep(Api api, String id, String step) {
    Awaitility.await("the store starts " + step)
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
