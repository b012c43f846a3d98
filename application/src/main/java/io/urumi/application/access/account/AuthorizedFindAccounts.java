package io.urumi.application.access.account;

import io.urumi.application.access.AccessChecks;
import io.urumi.domain.access.Caller;
import io.urumi.domain.access.Permission;
import io.urumi.domain.account.Account;
import io.urumi.domain.account.AccountPosition;
import io.urumi.port.driven.account.Accounts;
import io.urumi.port.driving.account.FindAccountsQuery;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Decides who may read the accounts. */
public final class AuthorizedFindAccounts implements FindAccountsQuery {
  private final Accounts accounts;

  public AuthorizedFindAccounts(Accounts accounts) {
    this.accounts = accounts;
  }

  @Override
  public Mono<List<Account>> page(Caller caller, @Nullable AccountPosition after, int limit) {
    return Mono.defer(() -> {
      AccessChecks.require(caller, Permission.ACCOUNT_MANAGE);
      return accounts.page(after, limit).collectList();
    });
  }
}
