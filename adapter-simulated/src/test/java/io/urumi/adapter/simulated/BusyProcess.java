package io.urumi.adapter.simulated;

import java.nio.file.Path;

/** A process that builds one store after another until it is killed. */
final class BusyProcess {
  private BusyProcess() {}

  public static void main(String[] arguments) {
    SimulatedCluster cluster =
        SimulatedCluster.open(
            SimulationSettings.defaults()
                .withStateFolder(Path.of(arguments[0]))
                .withDelays(Delays.none()));
    for (int i = 0; true; i++) {
      new Platform(cluster, "shop-" + i).build();
    }
  }
}
