package io.urumi.port.driven.account;

import java.time.Instant;
import reactor.core.publisher.Mono;

/** Tokens that must have an effect only once, for all replicas, until they expire. */
public interface UsedTokens {
  /**
   * Records within the current transaction that a token is used.
   *
   * @param hash SHA-256 of what identifies it, hexadecimal
   * @param expiresAt when it is refused for its age, and need not be remembered any longer
   * @return false when it was used before; true for only one of concurrent calls
   */
  Mono<Boolean> use(String hash, Instant expiresAt);

  /** Forgets those that expired before this time; how many. */
  Mono<Long> trim(Instant before);
}
