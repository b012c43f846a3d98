package io.urumi.application.access.account;

import io.urumi.application.access.AccessChecks;
import io.urumi.application.usecase.Authorization;
import io.urumi.application.usecase.account.ManageAccounts;
import io.urumi.domain.access.Caller;
import io.urumi.domain.access.Permission;
import io.urumi.domain.access.PlatformRole;
import io.urumi.domain.account.AccountId;
import io.urumi.port.driving.account.ManageAccountsUseCase;
import reactor.core.publisher.Mono;

/** Decides about requests to change accounts of others. */
public final class AuthorizedManageAccounts implements ManageAccountsUseCase {
  private final ManageAccounts manage;

  public AuthorizedManageAccounts(ManageAccounts manage) {
    this.manage = manage;
  }

  @Override
  public Mono<Outcome> disable(Caller caller, AccountId id) {
    return manage.setEnabled(about(caller), id, false);
  }

  @Override
  public Mono<Outcome> enable(Caller caller, AccountId id) {
    return manage.setEnabled(about(caller), id, true);
  }

  @Override
  public Mono<Outcome> grant(Caller caller, AccountId id, PlatformRole role) {
    return manage.setRole(about(caller), id, role, true);
  }

  @Override
  public Mono<Outcome> revoke(Caller caller, AccountId id, PlatformRole role) {
    return manage.setRole(about(caller), id, role, false);
  }

  private static Authorization about(Caller caller) {
    return AccessChecks.about(caller, Permission.ACCOUNT_MANAGE);
  }
}
