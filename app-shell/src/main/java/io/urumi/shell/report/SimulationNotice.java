package io.urumi.shell.report;

import io.urumi.client.model.store.Store;
import io.urumi.client.model.store.StoreCluster;
import org.jspecify.annotations.Nullable;

/** The notice that a store is simulated. */
public final class SimulationNotice {
  /** Shown with every single store of a simulated cluster. */
  public static final String WARNING = "SIMULATED CLUSTER: no real shop runs at this address.";

  private SimulationNotice() {}

  /** Returns the name of a store's cluster, marked when it is simulated. */
  public static String clusterOf(Store store) {
    return cluster(store.cluster());
  }

  /** Returns the name of a cluster, marked when it is simulated. */
  public static String cluster(@Nullable StoreCluster cluster) {
    if (cluster == null) {
      return "";
    }
    if (!cluster.simulated()) {
      return cluster.name();
    }
    return cluster.name().equals("simulated") ? "SIMULATED" : cluster.name() + " (SIMULATED)";
  }
}
