package io.urumi.port.driven.account;

import io.urumi.domain.account.Password;
import io.urumi.domain.account.PasswordHash;
import reactor.core.publisher.Mono;

/**
 * Hashes passwords slowly on purpose. Never blocks the subscribing thread, and hashes a limited
 * number at a time, because each takes time and memory.
 */
public interface PasswordHasher {
  /**
   * A new salted hash.
   *
   * @return fails with {@link TooManyPasswordChecksException} when too many others wait
   */
  Mono<PasswordHash> hash(Password password);

  /**
   * Whether the hash is one of this password.
   *
   * @return fails with {@link TooManyPasswordChecksException} when too many others wait
   */
  Mono<Boolean> matches(Password password, PasswordHash hash);

  /**
   * Takes as long as {@link #matches}, and returns false. For unknown names, which must not be
   * recognisable by the response time.
   */
  Mono<Boolean> matchesNothing(Password password);
}
