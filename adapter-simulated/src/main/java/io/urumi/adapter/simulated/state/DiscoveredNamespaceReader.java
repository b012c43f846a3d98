package io.urumi.adapter.simulated.state;

import io.urumi.domain.plan.PlanName;
import io.urumi.domain.store.Namespace;
import io.urumi.domain.store.Owner;
import io.urumi.domain.store.StoreId;
import io.urumi.domain.store.StoreName;
import io.urumi.port.driven.cluster.DiscoveredNamespace;
import io.urumi.port.driven.cluster.Parsing;
import org.jspecify.annotations.Nullable;

/** Reads a namespace's owner and annotations. */
public final class DiscoveredNamespaceReader {
  private DiscoveredNamespaceReader() {}

  /** Null when the namespace does not belong to a store. */
  public static @Nullable DiscoveredNamespace read(SimulatedNamespace namespace) {
    StoreId store = Parsing.read(namespace.owner(), StoreId::of);
    if (store == null) {
      return null;
    }
    return Namespace.subdomainOf(namespace.namespace())
        .map(subdomain ->
            new DiscoveredNamespace(
                subdomain.namespace(),
                store,
                subdomain,
                namespace.createdAt(),
                namespace.deletionTimestamp() != null,
                Parsing.read(annotation(namespace, 0), StoreName::new),
                Parsing.read(annotation(namespace, 1), Owner::new),
                Parsing.read(annotation(namespace, 2), PlanName::new)))
        .orElse(null);
  }

  private static @Nullable String annotation(SimulatedNamespace namespace, int index) {
    return index < namespace.annotations().size() ? namespace.annotations().get(index) : null;
  }
}
