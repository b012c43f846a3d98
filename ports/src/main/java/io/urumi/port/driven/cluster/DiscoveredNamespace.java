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
 * A namespace of the cluster that says of itself that it is a store's: it has the platform's labels
 * and the name that goes with them.
 *
 * @param storeId the store it says it belongs to
 * @param createdAt by the cluster's clock
 * @param terminating whether it is on its way out
 * @param name of the shop; null when the namespace does not say
 * @param owner null when the namespace does not say
 * @param plan null when the namespace does not say
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

  /** Whether it says everything that a store's row needs. */
  public boolean complete() {
    return name != null && owner != null && plan != null;
  }

  /** The same, with what it does not say itself taken from what its release was installed with. */
  public DiscoveredNamespace completedBy(ReleaseMetadata release) {
    return new DiscoveredNamespace(
        namespace,
        storeId,
        subdomain,
        createdAt,
        terminating,
        name == null ? release.name() : name,
        owner == null ? release.owner() : owner,
        plan == null ? release.plan() : plan);
  }
}
