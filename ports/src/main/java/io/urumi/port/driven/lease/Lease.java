package io.urumi.port.driven.lease;

import io.urumi.domain.store.StoreId;
import java.time.Instant;
import java.util.Objects;

/**
 * The right of one replica to act on one store until {@code expiresAt}.
 *
 * <p>While a store is in hand, the Reactor context of every call to a driven port holds its lease
 * under this class, for whoever wants to say in logs or traces on whose behalf something was done.
 *
 * @param token the fencing token: grows with every claim of the store, so that whoever lost the
 *     lease without noticing cannot save anything
 */
public record Lease(StoreId storeId, ReplicaId holder, long token, Instant expiresAt) {
  public Lease {
    Objects.requireNonNull(storeId, "storeId");
    Objects.requireNonNull(holder, "holder");
    Objects.requireNonNull(expiresAt, "expiresAt");
  }
}
