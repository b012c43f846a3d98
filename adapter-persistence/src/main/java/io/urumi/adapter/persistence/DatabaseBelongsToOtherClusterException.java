package io.urumi.adapter.persistence;

import io.urumi.port.model.ClusterIdentity;
import java.io.Serial;

/** The stores in this database run in another cluster than the connected one. */
public final class DatabaseBelongsToOtherClusterException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  private final transient ClusterIdentity recorded;
  private final transient ClusterIdentity connected;

  DatabaseBelongsToOtherClusterException(
      String location, ClusterIdentity recorded, ClusterIdentity connected) {
    super(
        "the database "
            + location
            + " contains the stores of cluster "
            + text(recorded)
            + ", but the connected cluster is "
            + text(connected)
            + "; use that cluster, or another database for this one");
    this.recorded = recorded;
    this.connected = connected;
  }

  private static String text(ClusterIdentity cluster) {
    String name = "\"" + cluster.name() + "\"";
    return cluster.uid() == null ? name : name + " (kube-system has the UID " + cluster.uid() + ")";
  }

  /** The cluster of the stores in the database. */
  public ClusterIdentity recorded() {
    return recorded;
  }

  /** The connected cluster. */
  public ClusterIdentity connected() {
    return connected;
  }
}
