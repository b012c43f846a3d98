package io.urumi.adapter.simulated;

import io.urumi.port.driven.cluster.Cluster;
import io.urumi.testkit.contract.cluster.ClusterContract;
import org.junit.jupiter.api.AfterEach;

class SimulatedClusterTest extends ClusterContract {
  private final SimulatedCluster cluster = SimulatedCluster.open(SimulationSettings.defaults());
  private final SimulatedCluster unreachable = SimulatedCluster.open(SimulationSettings.defaults());

  @AfterEach
  void close() {
    cluster.close();
    unreachable.close();
  }

  @Override
  protected Cluster cluster() {
    return cluster.cluster();
  }

  @Override
  protected Cluster unreachableCluster() {
    unreachable.faults().inject(Fault.API_UNREACHABLE);
    return unreachable.cluster();
  }

  @Override
  protected boolean simulated() {
    return true;
  }
}
