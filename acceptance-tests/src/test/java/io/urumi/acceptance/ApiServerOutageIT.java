package io.urumi.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.acceptance.FaultProxy.State;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The network to the API server is faulty during a creation. {@code -Durumi.outage.seconds=60} runs
 * the long form.
 */
@NeedsRealCluster
@Execution(ExecutionMode.CONCURRENT)
class ApiServerOutageIT {
  private static final Duration OUTAGE =
      Duration.ofSeconds(Long.getLong("urumi.outage.seconds", 12));
  private static final Duration TIMEOUT = Duration.ofSeconds(120);
  private static final int TOLERANCE = 12;

  @ParameterizedTest
  @EnumSource(names = {"SLOW", "HALF_OPEN", "DISCONNECTED"})
  void a_faulty_network_to_the_api_server_loses_nothing(State fault) throws Exception {
    try (ApiServerProxy proxy = ApiServerProxy.in(State.HEALTHY)) {
      survives(
          Map.of("KUBECONFIG", proxy.kubeconfig()),
          Outage.of(proxy::setState, fault),
          fault != State.SLOW);
    }
  }

  /** Creates stores before and during the outage, and checks that nothing is lost or left over. */
  static void survives(Map<String, String> settings, Outage outage, boolean unreachable)
      throws Exception {
    try (ControlPlaneProcess plane = ControlPlaneProcess.start(settings)) {
      Api api = plane.api();
      String ready = api.create(Names.unique("before"));
      api.awaitPhase(ready, "READY", TIMEOUT);
      ProcessMetrics healthy = ProcessMetrics.of(plane);

      String during = api.create(Names.unique("during"));
      String requested;
      try (AutoCloseable _ = outage.start()) {
        if (unreachable) {
          Awaitility.await("the API reports the cluster as unreachable")
              .atMost(Duration.ofSeconds(60))
              .until(() ->
                  !api.get("/api/v1/system").body().get("cluster").get("reachable").asBoolean());
        }
        assertThat(api.get("/api/v1/stores").status()).isEqualTo(200);
        assertThat(api.get("/actuator/health/readiness").status()).isEqualTo(200);
        requested = api.create(Names.unique("outage"));
        if (unreachable) {
          api.awaitFailure(requested, "CLUSTER_UNREACHABLE", Duration.ofSeconds(60));
        }
        Thread.sleep(OUTAGE);
        assertThat(api.store(ready).get("phase").asString())
            .as("it still serves customers")
            .isEqualTo("READY");
      }

      for (String store : new String[] {ready, during, requested}) {
        api.awaitPhase(store, "READY", TIMEOUT);
      }
      assertThat(api.get("/api/v1/audit/verification").body().get("intact").asBoolean()).isTrue();
      Awaitility.await("no thread and no file is left over")
          .atMost(TIMEOUT)
          .untilAsserted(() -> ProcessMetrics.of(plane).assertNoGrowthSince(healthy, TOLERANCE));
    }
  }
}
