package io.urumi.port.driving.account;

import io.urumi.domain.access.Caller;
import io.urumi.domain.access.PlatformRole;
import io.urumi.domain.account.Account;
import io.urumi.domain.account.AccountId;
import reactor.core.publisher.Mono;

/**
 * Changes accounts of users. An administrator who can sign in remains. What the account has already
 * changes nothing.
 */
public interface ManageAccountsUseCase {
  /** The account cannot sign in any more, and its sessions end. */
  Mono<Outcome> disable(Caller caller, AccountId id);

  /** The account can sign in again. */
  Mono<Outcome> enable(Caller caller, AccountId id);

  /** Gives the account a role of the platform. */
  Mono<Outcome> grant(Caller caller, AccountId id, PlatformRole role);

  /** Takes a role of the platform away. */
  Mono<Outcome> revoke(Caller caller, AccountId id, PlatformRole role);

  /** The result of a request. */
  sealed interface Outcome {
    /** It was done. */
    record Done(Account account) implements Outcome {}

    /** There is no such account. */
    record NotFound(AccountId id) implements Outcome {}

    /** No administrator who can sign in would remain. */
    record LastAdministrator(AccountId id) implements Outcome {}

    /** The platform roles of the account come from the groups of its provider. */
    record RolesOfProvider(AccountId id) implements Outcome {}
  }
}
