package io.urumi.port.driven.account;

import io.urumi.domain.account.Account;
import io.urumi.domain.account.AccountId;
import io.urumi.domain.account.Session;
import io.urumi.domain.account.SessionId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Sessions of users, also expired ones until they are trimmed. */
public interface Sessions {
  /**
   * A session with its account as it is now.
   *
   * @param account its user
   */
  record WithAccount(Session session, Account account) {}

  /**
   * Stores a new session.
   *
   * @param secretHash SHA-256 of its secret, hexadecimal
   */
  Mono<Void> insert(Session session, String secretHash);

  /** The session whose secret has this SHA-256; empty when there is none. */
  Mono<WithAccount> findBySecret(String secretHash);

  /** The session; empty when there is none. */
  Mono<Session> find(SessionId id);

  /** The sessions of an account, the newest first; at most {@code limit}. */
  Flux<Session> ofAccount(AccountId account, int limit);

  /** Records the time of a request, unless a later one is recorded. */
  Mono<Void> touch(SessionId id, Instant usedAt);

  /**
   * Deletes a session of an account.
   *
   * @return whether there was one; true for only one of concurrent calls
   */
  Mono<Boolean> delete(AccountId account, SessionId id);

  /**
   * Deletes all sessions of an account.
   *
   * @return how many there were
   */
  Mono<Long> deleteAll(AccountId account);

  /**
   * Deletes sessions that began with a sign-in at a provider.
   *
   * @param issuer the provider
   * @param subject of this user; null for every user
   * @param providerSession of this session there; null for all sessions
   * @return how many there were
   * @throws IllegalArgumentException when both are null
   */
  Mono<Long> deleteOfProvider(
      String issuer, @Nullable String subject, @Nullable String providerSession);

  /**
   * Deletes sessions that have expired.
   *
   * @param createdBefore of sessions that are too old
   * @param usedBefore last use of sessions that were not used for too long
   * @return how many
   */
  Mono<Long> trim(Instant createdBefore, Instant usedBefore);
}
