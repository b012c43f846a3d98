package io.urumi.application.access.session;

import io.urumi.application.access.AccessChecks;
import io.urumi.application.usecase.session.SetUpAdministrator;
import io.urumi.domain.access.Caller;
import io.urumi.domain.access.Permission;
import io.urumi.domain.account.AccountName;
import io.urumi.domain.account.Password;
import io.urumi.port.driving.session.SetUpAdministratorUseCase;
import io.urumi.port.model.Actor;
import reactor.core.publisher.Mono;

/** Decides who may create the account of the administrator, and change its password. */
public final class AuthorizedSetUpAdministrator implements SetUpAdministratorUseCase {
  private final SetUpAdministrator setUp;

  public AuthorizedSetUpAdministrator(SetUpAdministrator setUp) {
    this.setUp = setUp;
  }

  @Override
  public Mono<Boolean> exists(Caller caller, AccountName name) {
    return Mono.defer(() -> {
      AccessChecks.require(caller, Permission.ACCOUNT_MANAGE);
      return setUp.exists(name);
    });
  }

  @Override
  public Mono<Outcome> create(Caller caller, AccountName name, Password password) {
    return Mono.defer(() -> {
      AccessChecks.require(caller, Permission.ACCOUNT_MANAGE);
      return setUp.create(Actor.of(caller), name, password);
    });
  }

  @Override
  public Mono<Outcome> ensure(Caller caller, AccountName name, Password password) {
    return Mono.defer(() -> {
      AccessChecks.require(caller, Permission.ACCOUNT_MANAGE);
      return setUp.ensure(Actor.of(caller), name, password);
    });
  }
}
