package io.urumi.port.driven.account;

import io.urumi.domain.account.SignInAttempts;
import java.time.Instant;
import reactor.core.publisher.Mono;

/** Failed sign-ins by network address, for all replicas. */
public interface SignInAttemptLog {
  /**
   * Reads within the current transaction what is recorded for a network, and makes other
   * transactions that read it wait; {@link SignInAttempts#NONE} when nothing is.
   *
   * @param network an address, or a network whose addresses one machine can have
   */
  Mono<SignInAttempts> lock(String network);

  /** Records the attempts within the transaction that has locked them. */
  Mono<Void> save(String network, SignInAttempts attempts);

  /** Deletes what was last changed before this time. */
  Mono<Long> trim(Instant before);
}
