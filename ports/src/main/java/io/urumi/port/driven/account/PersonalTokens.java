package io.urumi.port.driven.account;

import io.urumi.domain.account.Account;
import io.urumi.domain.account.AccountId;
import io.urumi.domain.token.PersonalToken;
import io.urumi.domain.token.PersonalTokenId;
import java.time.Instant;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Tokens of users, also expired ones until they are trimmed. They end with their account. */
public interface PersonalTokens {
  /**
   * A token with its user as it is now.
   *
   * @param account its user
   */
  record WithAccount(PersonalToken token, Account account) {}

  /**
   * Stores a new token.
   *
   * @param secretHash SHA-256 of its secret, hexadecimal
   * @return false when the account has a token with this name already, which is unchanged
   */
  Mono<Boolean> insert(PersonalToken token, String secretHash);

  /** The token whose secret has this SHA-256; empty when there is none. */
  Mono<WithAccount> findBySecret(String secretHash);

  /** The token; empty when there is none. */
  Mono<WithAccount> find(PersonalTokenId id);

  /** The tokens of an account, the newest first; at most {@code limit}. */
  Flux<WithAccount> ofAccount(AccountId account, int limit);

  /** The tokens of all accounts, the newest first; at most {@code limit}. */
  Flux<WithAccount> all(int limit);

  /**
   * Number of tokens of an account. Within a transaction, the same call in another one waits until
   * this one has ended, so that a decision based on it stays valid.
   */
  Mono<Long> count(AccountId account);

  /** Records the time of a request, unless a later one is recorded. */
  Mono<Void> touch(PersonalTokenId id, Instant usedAt);

  /**
   * Deletes a token.
   *
   * @return whether there was one; true for only one of concurrent calls
   */
  Mono<Boolean> delete(PersonalTokenId id);

  /**
   * Deletes tokens that have expired before this time.
   *
   * @return how many
   */
  Mono<Long> trim(Instant expiredBefore);
}
