package io.urumi.port.driven.persistence;

import io.urumi.domain.store.StoreId;
import io.urumi.domain.store.Subdomain;
import java.util.Objects;

/**
 * The subdomain of a recorded store.
 *
 * @param deleted whether the store is deleted
 * @param held whether the store holds it; a record inserted only for deletion may not
 */
public record RecordedSubdomain(StoreId id, Subdomain subdomain, boolean deleted, boolean held) {
  public RecordedSubdomain {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(subdomain, "subdomain");
  }
}
