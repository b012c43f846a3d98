package io.urumi.port.driven.account;

import io.urumi.domain.account.Account;
import io.urumi.domain.account.AccountId;
import io.urumi.domain.account.AccountName;
import io.urumi.domain.account.PasswordHash;
import reactor.core.publisher.Mono;

/** Accounts of users. */
public interface Accounts {
  /**
   * An account with what it signs in with.
   *
   * @param password hash of its password
   */
  record WithPassword(Account account, PasswordHash password) {}

  /** The account with this name; empty when there is none. */
  Mono<WithPassword> find(AccountName name);

  /**
   * As {@link #find} within the current transaction; others that change the account wait for it.
   */
  Mono<WithPassword> lock(AccountName name);

  /**
   * Stores a new account, without its memberships. Concurrent calls with the same name wait for
   * each other's transaction.
   *
   * @return false when there is an account with this name already; it is unchanged
   */
  Mono<Boolean> insert(Account account, PasswordHash password);

  /**
   * Replaces the password.
   *
   * @return false when there is no such account
   */
  Mono<Boolean> setPassword(AccountId id, PasswordHash password);

  /**
   * Records that the settings of the platform name this account, and deletes the one that they
   * named before, with its sessions and memberships.
   *
   * @return how many accounts were deleted
   */
  Mono<Long> markConfigured(AccountId id);
}
