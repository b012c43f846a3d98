package io.urumi.web.bootstrap.startup;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.adapter.simulated.SimulatedCluster;
import io.urumi.adapter.simulated.SimulationSettings;
import io.urumi.port.driven.cluster.ClusterPorts;
import io.urumi.port.model.ClusterStatus;
import io.urumi.web.api.system.DatabaseInfo;
import io.urumi.web.api.system.PlatformVersion;
import io.urumi.web.bootstrap.cluster.ClusterConnection;
import io.urumi.web.bootstrap.settings.BindAddress;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StartupBannerTest {
  @Test
  void anUnavailableClusterASimulatedOneAndOpenAccessAreSaid() {
    assertThat(text(new ClusterStatus("one", false, "https://192.0.2.1", true, "v1.36", "")))
        .contains("one, https://192.0.2.1, Kubernetes v1.36", "every request needs the API token");
    assertThat(text(new ClusterStatus("one", false, "https://192.0.2.1", false, "", "refused.")))
        .contains("one, https://192.0.2.1: NOT AVAILABLE. refused.");
    assertThat(text(new ClusterStatus("one", true, "simulated://one", true, "", "")))
        .contains("SIMULATED cluster");
  }

  private static String text(ClusterStatus status) {
    try (SimulatedCluster cluster = SimulatedCluster.open(SimulationSettings.defaults())) {
      ClusterConnection connection =
          new ClusterConnection(
              new ClusterPorts(
                  cluster.tenantSpace(),
                  cluster.releases(),
                  cluster.storefrontProbe(),
                  cluster.cluster()),
              status,
              Optional::empty,
              _ -> {},
              List.of());
      return new StartupBanner(
              new PlatformVersion("1"),
              connection,
              new DatabaseInfo("H2", "2", "memory"),
              new BindAddress("0.0.0.0", false),
              "",
              null,
              null)
          .text("http://localhost:8080");
    }
  }
}
