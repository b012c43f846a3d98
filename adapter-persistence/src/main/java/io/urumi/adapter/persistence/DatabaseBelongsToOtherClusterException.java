package io.urumi.adapter.persistence;

import java.io.Serial;

/** The stores in this database run in another cluster than the connected one. */
public final class DatabaseBelongsToOtherClusterException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  private final String recorded;
  private final String connected;

  DatabaseBelongsToOtherClusterException(String location, String recorded, String connected) {
    super(
        "the database "
            + location
            + " contains the stores of cluster \""
            + recorded
            + "\", but the connected cluster is \""
            + connected
            + "\"; use that cluster, or another database for this one");
    this.recorded = recorded;
    this.connected = connected;
  }

  /** The cluster of the stores in the database. */
  public String recorded() {
    return recorded;
  }

  /** The connected cluster. */
  public String connected() {
    return connected;
  }
}
