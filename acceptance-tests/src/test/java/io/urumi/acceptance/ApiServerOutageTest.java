package io.urumi.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.urumi.acceptance.FaultyCable.State;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The API server, or the way to it, is away in the middle of a creation. {@code
 * -Durumi.outage.seconds=60} makes the long form.
 */
@NeedsRealCluster
class ApiServerOutageTest {
  private static final Duration OUTAGE =
      Duration.ofSeconds(Long.getLong("urumi.outage.seconds", 12));
  private static final Duration PATIENCE = Duration.ofSeconds(120);
  private static final int SLACK = 12;

  @Test
  void a_stopped_api_server_is_waited_for_while_the_api_goes_on() throws Exception {
    survives(Map.of(), ApiServerOutageTest::stopApiServer, true);
  }

  @ParameterizedTest
  @EnumSource(names = {"SLOW", "HALF_OPEN", "CUT"})
  void a_faulty_way_to_the_api_server_loses_nothing(State fault) throws Exception {
    try (ClusterCable cable = ClusterCable.in(State.WHOLE)) {
      survives(
          Map.of("KUBECONFIG", cable.kubeconfig()),
          Outage.of(cable::become, fault),
          fault != State.SLOW);
    }
  }

  private static void survives(Map<String, String> settings, Outage outage, boolean away)
      throws Exception {
    try (ControlPlane plane = ControlPlane.start(settings)) {
      Api api = plane.api();
      String ready = api.create(Names.unique("calm"));
      api.awaitPhase(ready, "READY", PATIENCE);
      Vitals healthy = Vitals.of(plane);

      String during = api.create(Names.unique("storm"));
      String asked;
      try (AutoCloseable _ = outage.begin()) {
        if (away) {
          Awaitility.await("the API says that the cluster is away")
              .atMost(Duration.ofSeconds(60))
              .until(() ->
                  !api.get("/api/v1/system").body().get("cluster").get("reachable").asBoolean());
        }
        assertThat(api.get("/api/v1/stores").status()).isEqualTo(200);
        assertThat(api.get("/actuator/health/readiness").status()).isEqualTo(200);
        asked = api.create(Names.unique("hope"));
        if (away) {
          api.awaitFailure(asked, "CLUSTER_UNREACHABLE", Duration.ofSeconds(60));
        }
        Thread.sleep(OUTAGE);
        assertThat(api.store(ready).get("phase").asString())
            .as("it still sells")
            .isEqualTo("READY");
      }

      for (String store : new String[] {ready, during, asked}) {
        api.awaitPhase(store, "READY", PATIENCE);
      }
      assertThat(api.get("/api/v1/audit/verification").body().get("intact").asBoolean()).isTrue();
      Awaitility.await("no thread and no file is left over")
          .atMost(PATIENCE)
          .untilAsserted(() -> Vitals.of(plane).holdNoMoreThan(healthy, SLACK));
    }
  }

  /** The process itself, which has to run on this machine. */
  private static AutoCloseable stopApiServer() {
    Optional<ProcessHandle> server =
        ProcessHandle.allProcesses()
            .filter(process ->
                process
                    .info()
                    .commandLine()
                    .filter(line -> line.matches(".*\\bkube(-| )apiserver\\b.*"))
                    .isPresent())
            .findFirst();
    assumeTrue(server.isPresent(), "the API server's process is not on this machine");
    return Stopped.withChildren(server.orElseThrow().pid());
  }
}
