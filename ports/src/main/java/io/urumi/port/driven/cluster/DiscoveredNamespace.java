package io.urumi.port.driven.cluster;

import io.urumi.domain.plan.PlanName;
import io.urumi.domain.store.Namespace;
import io.urumi.domain.store.Owner;
import io.urumi.domain.store.StoreId;
import io.urumi.domain.store.StoreName;
import io.urumi.domain.store.Subdomain;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A namespace of the cluster with the platform's labels and a store's name.
 *
 * @param storeId the store id in its label
 * @param createdAt by the cluster's clock
 * @param terminating whether it is being deleted
 * @param name of the shop; null when not recorded in the namespace
 * @param owner null when not recorded in the namespace
 * @param plan null when not recorded in the namespace
 */
public record DiscoveredNamespace(
    Namespace namespace,
    StoreId storeId,
    Subdomain subdomain,
    Instant createdAt,
    boolean terminating,
    @Nullable StoreName name,
    @Nullable Owner owner,
    @Nullable PlanName plan) {
  public DiscoveredNamespace {
    Objects.requireNonNull(namespace, "namespace");
    Objects.requireNonNull(storeId, "storeId");
    Objects.requireNonNull(subdomain, "subdomain");
    Objects.requireNonNull(createdAt, "createdAt");
    if (!subdomain.namespace().equals(namespace)) {
      throw new IllegalArgumentException(namespace + " is not the namespace of " + subdomain);
    }
  }

  /** Whether the namespace has every value that a store record needs. */
  public boolean complete() {
    return name != null && owner != null && plan != null;
  }

  /**
   * This namespace with missing values taken from its release, which does not know the owner: the
   * store may have been given to another team since.
   */
  public DiscoveredNamespace completedBy(ReleaseMetadata release) {
    return new DiscoveredNamespace(
        namespace,
        storeId,
        subdomain,
        createdAt,
        terminating,
        name == null ? release.name() : name,
        owner,
        plan == null ? release.plan() : plan);
  }
}
