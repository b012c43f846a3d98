package io.urumi.application.usecase.account;

import io.urumi.application.usecase.AuditTrail;
import io.urumi.application.usecase.Authorization;
import io.urumi.application.usecase.Authorization.NotPermitted;
import io.urumi.application.usecase.CurrentRights;
import io.urumi.domain.access.PlatformRole;
import io.urumi.domain.account.Account;
import io.urumi.domain.account.AccountId;
import io.urumi.domain.account.AccountSources;
import io.urumi.port.driven.account.AccountPorts;
import io.urumi.port.driving.account.ManageAccountsUseCase.Outcome;
import io.urumi.port.model.Actor;
import io.urumi.port.model.audit.AuditAction;
import java.io.Serial;
import java.time.Clock;
import java.util.HashSet;
import java.util.Set;
import java.util.function.UnaryOperator;
import reactor.core.publisher.Mono;

/** Changes what accounts may do, and whether they can sign in. */
public final class ManageAccounts {
  private final AccountPorts ports;
  private final CurrentRights rights;
  private final AuditTrail auditTrail;
  private final AccountSources sources;
  private final Clock clock;

  /**
   * @param sources whose accounts can sign in
   */
  public ManageAccounts(
      AccountPorts ports, AuditTrail auditTrail, AccountSources sources, Clock clock) {
    this.ports = ports;
    rights = new CurrentRights(ports, clock);
    this.auditTrail = auditTrail;
    this.sources = sources;
    this.clock = clock;
  }

  /** Enables or disables the account; disabling ends its sessions. */
  public Mono<Outcome> setEnabled(Authorization authorization, AccountId id, boolean enabled) {
    return change(
        authorization,
        id,
        enabled ? AuditAction.ACCOUNT_ENABLE : AuditAction.ACCOUNT_DISABLE,
        "",
        account -> account.withRights(account.platformRoles(), enabled));
  }

  /** Gives a role of the platform, or takes it away. */
  public Mono<Outcome> setRole(
      Authorization authorization, AccountId id, PlatformRole role, boolean has) {
    return change(
        authorization,
        id,
        AuditAction.ACCOUNT_ROLE,
        has ? " has the role " + role + "." : " does not have the role " + role + " any more.",
        account -> {
          Set<PlatformRole> roles = new HashSet<>(account.platformRoles());
          if (has) {
            roles.add(role);
          } else {
            roles.remove(role);
          }
          return account.withRights(roles, account.enabled());
        });
  }

  private Mono<Outcome> change(
      Authorization authorization,
      AccountId id,
      AuditAction action,
      String detail,
      UnaryOperator<Account> change) {
    Actor actor = authorization.actor();
    if (!authorization.permitsPlatform()) {
      return denied(authorization, action, id);
    }
    Mono<Authorization> permitted =
        rights
            .of(authorization)
            .filter(Authorization::permitsPlatform)
            .switchIfEmpty(Mono.error(NotPermitted::new));
    Mono<Outcome> work =
        administrators()
            .flatMap(before ->
                // A sign-in at the provider changes the roles, too; it waits, or is seen.
                permitted
                    .then(Mono.defer(() -> ports.accounts().lock(id)))
                    .zipWith(Mono.just(before)))
            .flatMap(found -> {
              Account account = found.getT1();
              Account changed = change.apply(account);
              if (account.identity() != null
                  && !changed.platformRoles().equals(account.platformRoles())) {
                return Mono.error(new RolesOfProvider());
              }
              return changed.equals(account)
                  ? Mono.just(new Outcome.Done(account))
                  : save(changed, found.getT2())
                      .then(record(actor, action, changed, detail))
                      .thenReturn(new Outcome.Done(changed));
            });
    return auditTrail
        .within(work)
        .onErrorResume(NotPermitted.class, _ -> denied(authorization, action, id))
        .onErrorResume(
            LastAdministrator.class,
            _ ->
                refused(
                    actor,
                    action,
                    id,
                    "No administrator would remain.",
                    new Outcome.LastAdministrator(id)))
        .onErrorResume(
            RolesOfProvider.class,
            _ ->
                refused(
                    actor,
                    action,
                    id,
                    "The platform roles of this account come from the identity provider.",
                    new Outcome.RolesOfProvider(id)))
        .switchIfEmpty(
            Mono.defer(() ->
                refused(actor, action, id, "There is no such account.", new Outcome.NotFound(id))));
  }

  private Mono<Outcome> denied(Authorization authorization, AuditAction action, AccountId id) {
    return auditTrail.denied(
        clock.instant(),
        authorization.actor(),
        action,
        subject(id),
        null,
        null,
        authorization.permission());
  }

  /** Locks the administrators, and counts those who can sign in. */
  private Mono<Long> administrators() {
    return ports.accounts().lockAdministrators().filter(sources::permit).count();
  }

  /**
   * @param before how many administrators could sign in; where there was none, none is kept
   */
  private Mono<Void> save(Account changed, long before) {
    Mono<Void> endSessions =
        changed.enabled() ? Mono.empty() : ports.sessions().deleteAll(changed.id()).then();
    Mono<Void> keepAdministrator =
        administrators()
            .filter(remaining -> remaining == 0 && before > 0)
            .flatMap(_ -> Mono.error(new LastAdministrator()));
    return ports
        .accounts()
        .setRights(changed.id(), changed.platformRoles(), changed.enabled())
        .then(keepAdministrator)
        .then(endSessions);
  }

  private Mono<Void> record(Actor actor, AuditAction action, Account changed, String detail) {
    return auditTrail
        .done(
            clock.instant(),
            actor,
            action,
            subject(changed.id()),
            "Account \"" + changed.displayName() + "\"" + (detail.isEmpty() ? "." : detail))
        .then(auditTrail.accessChanged());
  }

  private Mono<Outcome> refused(
      Actor actor, AuditAction action, AccountId id, String why, Outcome outcome) {
    return auditTrail.refused(
        clock.instant(), actor, action, subject(id), null, null, why, outcome);
  }

  private static String subject(AccountId id) {
    return "account/" + id;
  }

  /** Rolls the transaction back. */
  private static final class LastAdministrator extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    private LastAdministrator() {
      super(null, null, false, false);
    }
  }

  /** Rolls the transaction back. */
  private static final class RolesOfProvider extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    private RolesOfProvider() {
      super(null, null, false, false);
    }
  }
}
