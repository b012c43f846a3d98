package io.urumi.port.driven.persistence;

import io.urumi.domain.store.StoreId;
import io.urumi.domain.store.Subdomain;
import java.util.Objects;

/**
 * Whether a recorded store claims its subdomain.
 *
 * @param deleted whether the store is deleted
 * @param holding whether it claims the subdomain; a record inserted only for deletion may not
 */
public record SubdomainClaim(StoreId id, Subdomain subdomain, boolean deleted, boolean holding) {
  public SubdomainClaim {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(subdomain, "subdomain");
  }
}
