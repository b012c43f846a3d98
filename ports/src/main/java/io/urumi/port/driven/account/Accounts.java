package io.urumi.port.driven.account;

import io.urumi.domain.access.PlatformRole;
import io.urumi.domain.account.Account;
import io.urumi.domain.account.AccountId;
import io.urumi.domain.account.AccountName;
import io.urumi.domain.account.AccountPosition;
import io.urumi.domain.account.PasswordHash;
import io.urumi.domain.account.provider.ProviderIdentity;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Accounts of users. */
public interface Accounts {
  /**
   * An account with what it signs in with.
   *
   * @param password hash of its password
   */
  record WithPassword(Account account, PasswordHash password) {}

  /** The account with this id; empty when there is none. */
  Mono<Account> byId(AccountId id);

  /**
   * As {@link #byId} within the current transaction; others that change the account wait for it.
   */
  Mono<Account> lock(AccountId id);

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
   * Stores a new account of a provider's user, without its memberships. Concurrent calls with the
   * same identity wait for each other's transaction.
   *
   * @return false when the user has an account already; it is unchanged
   */
  Mono<Boolean> insert(Account account);

  /**
   * Replaces display name and platform roles of the account of a provider's user.
   *
   * @return false when there is no such account
   */
  Mono<Boolean> update(Account account);

  /**
   * Stores a new local account, without its memberships. Concurrent calls with the same name wait
   * for each other's transaction.
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
   * Accounts in the order of their display names, those with the same one by id.
   *
   * @param after of the last account of the page before; null for the first page
   * @param limit maximum number of results
   */
  Flux<Account> page(@Nullable AccountPosition after, int limit);

  /**
   * Within the current transaction: the accounts that are not disabled and are administrators of
   * the platform. Others that call this, and that change these accounts, wait.
   */
  Flux<Account> lockAdministrators();

  /**
   * Replaces the roles of the platform, and whether the account can sign in.
   *
   * @return false when there is no such account
   */
  Mono<Boolean> setRights(AccountId id, Set<PlatformRole> roles, boolean enabled);

  /**
   * Records that the settings of the platform name this account, and deletes the one that they
   * named before, with its sessions and memberships. Accounts of a provider are never deleted.
   *
   * @return how many accounts were deleted
   */
  Mono<Long> replaceConfigured(AccountId id);
}
