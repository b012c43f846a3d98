package io.urumi.web.bootstrap.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.adapter.simulated.SimulatedCluster;
import io.urumi.adapter.simulated.SimulationSettings;
import io.urumi.port.driven.cluster.ClusterPorts;
import io.urumi.port.model.ClusterStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClusterConnectionTest {
  /** What was opened later uses what was opened earlier. */
  @Test
  void everythingIsClosedInReverseOrderAlsoWhenSomethingFails() {
    List<String> closed = new ArrayList<>();
    try (SimulatedCluster cluster = SimulatedCluster.open(SimulationSettings.defaults())) {
      new ClusterConnection(
              new ClusterPorts(
                  cluster.tenantSpace(),
                  cluster.releases(),
                  cluster.storefrontProbe(),
                  cluster.cluster()),
              new ClusterStatus("one", true, "simulated://one", true, "", ""),
              Optional::empty,
              _ -> {},
              List.of(
                  () -> closed.add("client"),
                  () -> {
                    throw new IllegalStateException("stuck");
                  },
                  () -> closed.add("releases")))
          .close();
    }

    assertThat(closed).containsExactly("releases", "client");
  }
}
