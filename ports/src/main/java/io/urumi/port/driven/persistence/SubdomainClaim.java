package io.urumi.port.driven.persistence;

import io.urumi.domain.store.StoreId;
import io.urumi.domain.store.Subdomain;
import java.util.Objects;

/**
 * What the record says of one store, in short.
 *
 * @param deleted whether nothing should be left of it
 * @param holding whether the subdomain is its own; a store that is only there to be removed may
 *     have to leave it to another
 */
public record SubdomainClaim(StoreId id, Subdomain subdomain, boolean deleted, boolean holding) {
  public SubdomainClaim {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(subdomain, "subdomain");
  }
}
