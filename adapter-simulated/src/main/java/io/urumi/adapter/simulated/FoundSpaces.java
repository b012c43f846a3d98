package io.urumi.adapter.simulated;

import io.urumi.domain.store.Namespace;
import io.urumi.domain.store.Owner;
import io.urumi.domain.store.PlanName;
import io.urumi.domain.store.StoreId;
import io.urumi.domain.store.StoreName;
import io.urumi.port.driven.FoundSpace;
import io.urumi.port.driven.Lenient;
import org.jspecify.annotations.Nullable;

/** Reads what a space says of itself. */
final class FoundSpaces {
  private FoundSpaces() {}

  /** Null when it is no store's. */
  static @Nullable FoundSpace read(Space space) {
    StoreId store = Lenient.read(space.owner(), StoreId::of);
    if (store == null) {
      return null;
    }
    return Namespace.subdomainOf(space.namespace())
        .map(subdomain ->
            new FoundSpace(
                subdomain.namespace(),
                store,
                subdomain,
                space.createdAt(),
                space.deletingSince() != null,
                Lenient.read(said(space, 0), StoreName::new),
                Lenient.read(said(space, 1), Owner::new),
                Lenient.read(said(space, 2), PlanName::new)))
        .orElse(null);
  }

  private static @Nullable String said(Space space, int part) {
    return part < space.says().size() ? space.says().get(part) : null;
  }
}
