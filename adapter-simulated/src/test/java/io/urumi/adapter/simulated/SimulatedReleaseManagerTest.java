package io.urumi.adapter.simulated;

import io.urumi.port.driven.cluster.ReleaseManager;
import io.urumi.port.driven.cluster.StoreBlueprint;
import io.urumi.testkit.StoreFixtures;
import io.urumi.testkit.contract.cluster.ReleaseManagerContract;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class SimulatedReleaseManagerTest extends ReleaseManagerContract {
  private final List<SimulatedCluster> opened = new ArrayList<>();
  @TempDir private Path folder;
  private SimulatedCluster cluster;

  /** Before the contract's own preparation. */
  @BeforeEach
  @Override
  public void prepare() {
    cluster = open(settings());
    super.prepare();
  }

  /** A cluster with the state of the other ones. */
  private SimulatedCluster open(SimulationSettings settings) {
    SimulatedCluster next = SimulatedCluster.open(settings);
    opened.add(next);
    return next;
  }

  private SimulationSettings settings() {
    return SimulationSettings.defaults()
        .withStateFolder(folder)
        .withDelays(Delays.realistic().times(0.01));
  }

  @AfterEach
  void close() {
    opened.forEach(SimulatedCluster::close);
  }

  @Override
  protected StoreBlueprint newStore() {
    StoreBlueprint blueprint = StoreFixtures.blueprint("alpha");
    cluster.tenantSpace().createNamespace(blueprint).block();
    cluster.tenantSpace().bindRole(blueprint).block();
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
  protected ReleaseManager releasesWithNewerSettings() {
    return open(settings().withChartVersion("0.2.0").withImageTag("newer")).releases();
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
