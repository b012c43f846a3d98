package io.urumi.port.model;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which cluster it is.
 *
 * @param uid the same for as long as the cluster exists, and different for every other cluster;
 *     null while the cluster does not answer
 * @param name as users call it, which can change and can be that of several clusters
 */
public record ClusterIdentity(@Nullable String uid, String name) {
  public ClusterIdentity {
    Objects.requireNonNull(name, "name");
    if (uid != null && uid.isBlank()) {
      throw new IllegalArgumentException("the uid of cluster " + name + " is blank");
    }
  }
}
