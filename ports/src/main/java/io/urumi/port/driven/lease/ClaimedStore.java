package io.urumi.port.driven.lease;

import io.urumi.domain.store.Store;
import java.util.Objects;

/** A store together with the right to act on it. */
public record ClaimedStore(Store store, Lease lease) {
  public ClaimedStore {
    Objects.requireNonNull(store, "store");
    Objects.requireNonNull(lease, "lease");
  }
}
