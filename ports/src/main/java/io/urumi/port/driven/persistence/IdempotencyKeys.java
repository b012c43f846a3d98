package io.urumi.port.driven.persistence;

import io.urumi.domain.store.StoreId;
import java.time.Instant;
import reactor.core.publisher.Mono;

/** Remembers which request a client's key stood for. */
public interface IdempotencyKeys {

  /**
   * Remembers the key within the current transaction, unless it is known. Two at the same moment:
   * one waits for the other's transaction.
   *
   * @param actor name of the actor; keys of different actors do not meet
   * @param requestHash SHA-256 of what was asked, hexadecimal
   * @return what the key stands for now: either this, or what was remembered first
   */
  Mono<Remembered> remember(
      String actor, String key, String requestHash, StoreId storeId, Instant now);

  /** What a key stands for; empty when it is not known. */
  Mono<Remembered> find(String actor, String key);

  /**
   * @param requestHash of the first request with this key
   * @param storeId the store that request made
   */
  record Remembered(String requestHash, StoreId storeId) {}
}
