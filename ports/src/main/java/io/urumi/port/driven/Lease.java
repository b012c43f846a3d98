package io.urumi.port.driven;

import io.urumi.domain.store.StoreId;
import java.time.Instant;
import java.util.Objects;

/**
 * The right of one replica to act on one store until {@code expiresAt}.
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
