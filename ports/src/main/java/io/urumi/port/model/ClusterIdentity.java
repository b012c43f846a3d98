package io.urumi.port.model;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Identifies a cluster.
 *
 * @param uid the same for as long as the cluster exists, and different for every other cluster;
 *     null while the cluster does not respond
 * @param name name for users, which can change and which several clusters can share
 */
public record ClusterIdentity(@Nullable String uid, String name) {
  public ClusterIdentity {
    Objects.requireNonNull(name, "name");
    if (uid != null && uid.isBlank()) {
      throw new IllegalArgumentException("the uid of cluster " + name + " is blank");
    }
  }
}
