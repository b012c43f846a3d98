package io.urumi.port.driven.account;

import io.urumi.domain.account.Account;
import io.urumi.domain.account.AccountId;
import io.urumi.domain.account.AccountName;
import io.urumi.domain.account.PasswordHash;
import io.urumi.domain.account.provider.ProviderIdentity;
import reactor.core.publisher.Mono;

/** Accounts of users. */
public interface Accounts {
  /**
   * An account with what it signs in with.
   *
   * @param password hash of its password
   */
  record WithPassword(Account account, PasswordHash password) {}

  /** The local account with this name; empty when there is none. */
  Mono<WithPassword> find(AccountName name);

  /**
   * As {@link #find} within the current transaction; others that change the account wait for it.
   */
  Mono<WithPassword> lock(AccountName name);

  /**
   * The account of a provider's user within the current transaction; others that change it wait.
   * Empty when there is none.
   */
  Mono<Account> lock(ProviderIdentity identity);

  /**
   * Stores a new account of a provider's user. Concurrent calls with the same identity wait for
   * each other's transaction.
   *
   * @return false when the user has an account already; it is unchanged
   */
  Mono<Boolean> insert(Account account);

  /**
   * Replaces display name and roles of the account of a provider's user.
   *
   * @return false when there is no such account
   */
  Mono<Boolean> update(Account account);

  /**
   * Stores a new local account. Concurrent calls with the same name wait for each other's
   * transaction.
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

  /** Deletes all local accounts with another name, and their sessions; how many accounts. */
  Mono<Long> deleteOthers(AccountName name);
}
