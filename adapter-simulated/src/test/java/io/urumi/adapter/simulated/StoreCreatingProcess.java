package io.urumi.adapter.simulated;

import java.nio.file.Path;

/** A process that creates one store after another until it is killed. */
final class StoreCreatingProcess {
  private StoreCreatingProcess() {}

  public static void main(String[] arguments) {
    SimulatedCluster cluster =
        SimulatedCluster.open(
            SimulationSettings.defaults()
                .withStateFolder(Path.of(arguments[0]))
                .withDelays(Delays.none()));
    for (int i = 0; true; i++) {
      new SimulatedStore(cluster, "shop-" + i).create();
    }
  }
}
