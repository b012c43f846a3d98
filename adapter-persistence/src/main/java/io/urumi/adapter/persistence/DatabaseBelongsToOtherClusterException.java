package io.urumi.adapter.persistence;

import java.io.Serial;

/** The stores in this database live in another cluster than the one at hand. */
public final class DatabaseBelongsToOtherClusterException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  private final String recorded;
  private final String asked;

  DatabaseBelongsToOtherClusterException(String location, String recorded, String asked) {
    super(
        "the database "
            + location
            + " keeps the stores of cluster \""
            + recorded
            + "\", but the cluster at hand is \""
            + asked
            + "\"; use that cluster, or another database for this one");
    this.recorded = recorded;
    this.asked = asked;
  }

  /** The cluster whose stores are kept. */
  public String recorded() {
    return recorded;
  }

  /** The cluster at hand. */
  public String asked() {
    return asked;
  }
}
