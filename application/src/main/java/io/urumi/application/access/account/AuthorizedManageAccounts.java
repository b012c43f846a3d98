package io.urumi.application.access.account;

import io.urumi.application.access.Decisions;
import io.urumi.application.usecase.AuditTrail;
import io.urumi.application.usecase.account.ManageAccounts;
import io.urumi.domain.access.Caller;
import io.urumi.domain.access.Permission;
import io.urumi.domain.access.PlatformRole;
import io.urumi.domain.account.AccountId;
import io.urumi.port.driving.account.ManageAccountsUseCase;
import io.urumi.port.model.Actor;
import io.urumi.port.model.audit.AuditAction;
import java.time.Clock;
import reactor.core.publisher.Mono;

/** Decides about requests to change accounts of others. */
public final class AuthorizedManageAccounts implements ManageAccountsUseCase {
  private final ManageAccounts manage;
  private final AuditTrail auditTrail;
  private final Clock clock;

  public AuthorizedManageAccounts(ManageAccounts manage, AuditTrail auditTrail, Clock clock) {
    this.manage = manage;
    this.auditTrail = auditTrail;
    this.clock = clock;
  }

  @Override
  public Mono<Outcome> disable(Caller caller, AccountId id) {
    return permitted(
        caller,
        AuditAction.ACCOUNT_DISABLE,
        id,
        Mono.defer(() -> manage.setEnabled(Actor.of(caller), id, false)));
  }

  @Override
  public Mono<Outcome> enable(Caller caller, AccountId id) {
    return permitted(
        caller,
        AuditAction.ACCOUNT_ENABLE,
        id,
        Mono.defer(() -> manage.setEnabled(Actor.of(caller), id, true)));
  }

  @Override
  public Mono<Outcome> grant(Caller caller, AccountId id, PlatformRole role) {
    return permitted(
        caller,
        AuditAction.ACCOUNT_ROLE,
        id,
        Mono.defer(() -> manage.setRole(Actor.of(caller), id, role, true)));
  }

  @Override
  public Mono<Outcome> revoke(Caller caller, AccountId id, PlatformRole role) {
    return permitted(
        caller,
        AuditAction.ACCOUNT_ROLE,
        id,
        Mono.defer(() -> manage.setRole(Actor.of(caller), id, role, false)));
  }

  private Mono<Outcome> permitted(
      Caller caller, AuditAction action, AccountId id, Mono<Outcome> change) {
    return Decisions.permits(caller, Permission.ACCOUNT_MANAGE, null)
        ? change
        : auditTrail.denied(
            clock.instant(),
            Actor.of(caller),
            action,
            "account/" + id,
            null,
            null,
            Permission.ACCOUNT_MANAGE);
  }
}
