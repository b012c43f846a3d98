package io.urumi.application.usecase;

import io.urumi.domain.account.Account;
import io.urumi.domain.account.AccountId;
import io.urumi.port.driven.account.Accounts;
import reactor.core.publisher.Mono;

/**
 * What a user may do now. The rights of a request are those at its start, and its body may arrive
 * much later: a change of rights decides again in its transaction, so that who has lost a right
 * cannot take it back.
 */
public final class CurrentRights {
  private final Accounts accounts;

  public CurrentRights(Accounts accounts) {
    this.accounts = accounts;
  }

  /**
   * The same request, decided with the roles that its user has now; nothing is permitted to a
   * disabled account. Unchanged for a caller without an account.
   */
  public Mono<Authorization> of(Authorization authorization) {
    return Mono.justOrEmpty(AccountId.of(authorization.actor().principal()))
        .flatMap(accounts::byId)
        .map(account -> again(authorization, account))
        .defaultIfEmpty(authorization);
  }

  private static Authorization again(Authorization authorization, Account account) {
    return account.enabled()
        ? authorization.again().apply(account)
        : authorization.withoutPermission();
  }
}
