package io.urumi.port.driven.persistence;

import io.urumi.domain.store.StoreId;
import java.time.Instant;
import reactor.core.publisher.Mono;

/** Maps a client's idempotency keys to the requests they were first used for. */
public interface IdempotencyKeys {

  /**
   * Records the key within the current transaction unless it is known. Concurrent calls with the
   * same key wait for each other's transaction.
   *
   * @param principalId each principal has a key space of its own
   * @param requestHash SHA-256 of the request, hexadecimal
   * @return the request that the key was first used for: this one or an earlier one
   */
  Mono<Remembered> remember(
      String principalId, String key, String requestHash, StoreId storeId, Instant now);

  /** The request that a key was first used for; empty when it is not known. */
  Mono<Remembered> find(String principalId, String key);

  /**
   * @param requestHash of the first request with this key
   * @param storeId the store that the request created
   */
  record Remembered(String requestHash, StoreId storeId) {}
}
