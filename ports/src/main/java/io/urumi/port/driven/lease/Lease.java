package io.urumi.port.driven.lease;

import io.urumi.domain.store.StoreId;
import java.time.Instant;
import java.util.Objects;

/**
 * The right of one replica to act on one store until {@code expiresAt}.
 *
 * <p>While a store is reconciled, the Reactor context of every call to a driven port contains its
 * lease under this class, for logs and traces.
 *
 * @param token fencing token: grows with every claim of the store, so that a replica that lost the
 *     lease without noticing cannot save anything
 */
public record Lease(StoreId storeId, ReplicaId holder, long token, Instant expiresAt) {
  public Lease {
    Objects.requireNonNull(storeId, "storeId");
    Objects.requireNonNull(holder, "holder");
    Objects.requireNonNull(expiresAt, "expiresAt");
  }
}
