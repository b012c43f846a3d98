package io.urumi.adapter.simulated;

import io.urumi.port.driven.cluster.ReleaseManager;
import io.urumi.port.driven.cluster.StoreBlueprint;
import io.urumi.testkit.StoreFixtures;
import io.urumi.testkit.contract.cluster.ReleaseManagerContract;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

class SimulatedReleaseManagerTest extends ReleaseManagerContract {
  private final SimulatedCluster cluster =
      SimulatedCluster.open(
          SimulationSettings.defaults().withDelays(Delays.realistic().times(0.01)));

  @AfterEach
  void close() {
    cluster.close();
  }

  @Override
  protected StoreBlueprint newStore() {
    StoreBlueprint blueprint = StoreFixtures.blueprint("alpha");
    cluster.tenantSpace().createNamespace(blueprint).block();
    return blueprint;
  }

  @Override
  protected ReleaseManager releases() {
    return cluster.releases();
  }

  @Override
  protected ReleaseManager releasesWithBrokenChart() {
    cluster.faults().inject(Fault.CHART_BROKEN);
    return cluster.releases();
  }

  @Override
  protected ReleaseManager releasesWithoutCluster() {
    cluster.faults().inject(Fault.API_UNREACHABLE);
    return cluster.releases();
  }

  @Override
  protected List<String> revisions(StoreBlueprint blueprint) {
    return cluster.tampering().revisions(blueprint.namespace());
  }

  @Override
  protected void leavePending(StoreBlueprint blueprint, String operation) {
    cluster.tampering().leavePending(blueprint.namespace(), operation);
  }
}
