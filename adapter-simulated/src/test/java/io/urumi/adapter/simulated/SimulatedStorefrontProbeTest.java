package io.urumi.adapter.simulated;

import io.urumi.port.driven.cluster.StoreBlueprint;
import io.urumi.port.driven.cluster.StorefrontProbe;
import io.urumi.testkit.StoreFixtures;
import io.urumi.testkit.contract.cluster.StorefrontProbeContract;
import org.junit.jupiter.api.AfterEach;

class SimulatedStorefrontProbeTest extends StorefrontProbeContract {
  private final SimulatedCluster cluster =
      SimulatedCluster.open(SimulationSettings.defaults().withDelays(Delays.none()));

  @AfterEach
  void close() {
    cluster.close();
  }

  @Override
  protected StorefrontProbe probe() {
    return cluster.storefrontProbe();
  }

  @Override
  protected StorefrontProbe probeWithoutIngress() {
    cluster.faults().inject(Fault.STOREFRONT_UNREACHABLE);
    return cluster.storefrontProbe();
  }

  @Override
  protected StoreBlueprint newStore() {
    return StoreFixtures.blueprint("alpha");
  }

  @Override
  protected void serveStorePage(StoreBlueprint blueprint) {
    new SimulatedStore(cluster, blueprint).create();
  }

  @Override
  protected void closeByOwner(StoreBlueprint blueprint) {
    cluster.faults().inject(Fault.CLOSED_BY_OWNER, blueprint.subdomain());
  }

  @Override
  protected void serveOtherPage(StoreBlueprint blueprint) {
    cluster.faults().inject(Fault.STOREFRONT_WRONG_CONTENT, blueprint.subdomain());
  }
}
