package io.urumi.adapter.simulated;

import io.urumi.domain.plan.PlanName;
import io.urumi.domain.store.Namespace;
import io.urumi.domain.store.Owner;
import io.urumi.domain.store.StoreId;
import io.urumi.domain.store.StoreName;
import io.urumi.port.driven.cluster.DiscoveredNamespace;
import io.urumi.port.driven.cluster.Parsing;
import org.jspecify.annotations.Nullable;

/** Reads what a space says of itself. */
final class FoundSpaces {
  private FoundSpaces() {}

  /** Null when it is no store's. */
  static @Nullable DiscoveredNamespace read(Space space) {
    StoreId store = Parsing.read(space.owner(), StoreId::of);
    if (store == null) {
      return null;
    }
    return Namespace.subdomainOf(space.namespace())
        .map(subdomain ->
            new DiscoveredNamespace(
                subdomain.namespace(),
                store,
                subdomain,
                space.createdAt(),
                space.deletingSince() != null,
                Parsing.read(said(space, 0), StoreName::new),
                Parsing.read(said(space, 1), Owner::new),
                Parsing.read(said(space, 2), PlanName::new)))
        .orElse(null);
  }

  private static @Nullable String said(Space space, int part) {
    return part < space.says().size() ? space.says().get(part) : null;
  }
}
