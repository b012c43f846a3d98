package io.urumi.application.usecase.session;

import io.urumi.application.usecase.AuditTrail;
import io.urumi.domain.access.PlatformRole;
import io.urumi.domain.access.TeamRole;
import io.urumi.domain.account.Account;
import io.urumi.domain.account.AccountId;
import io.urumi.domain.account.AccountName;
import io.urumi.domain.account.Password;
import io.urumi.domain.account.PasswordHash;
import io.urumi.domain.team.Team;
import io.urumi.port.driven.account.AccountPorts;
import io.urumi.port.driven.account.Accounts.WithPassword;
import io.urumi.port.driven.account.PasswordHasher;
import io.urumi.port.driving.session.SetUpAdministratorUseCase.Outcome;
import io.urumi.port.model.Actor;
import io.urumi.port.model.audit.AuditAction;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** Creates the account of the local administrator, or gives it another password. */
public final class SetUpAdministrator {
  private final AccountPorts ports;
  private final PasswordHasher passwords;
  private final AuditTrail auditTrail;
  private final Clock clock;

  public SetUpAdministrator(
      AccountPorts ports, PasswordHasher passwords, AuditTrail auditTrail, Clock clock) {
    this.ports = ports;
    this.passwords = passwords;
    this.auditTrail = auditTrail;
    this.clock = clock;
  }

  /** Whether there is an account with this name. */
  public Mono<Boolean> exists(AccountName name) {
    return ports.accounts().find(name).hasElement();
  }

  /** Creates the account unless there is one with this name. */
  public Mono<Outcome> create(Actor actor, AccountName name, Password password) {
    return exists(name)
        .flatMap(exists ->
            exists
                ? Mono.just(Outcome.UNCHANGED)
                : passwords.hash(password).flatMap(hash -> insert(actor, name, hash)));
  }

  private Mono<Outcome> insert(Actor actor, AccountName name, PasswordHash hash) {
    Account account =
        Account.local(
            new AccountId(UUID.randomUUID()),
            name,
            Set.of(PlatformRole.ADMINISTRATOR),
            clock.instant());
    return auditTrail.within(
        ports
            .accounts()
            .insert(account, hash)
            .flatMap(inserted ->
                inserted ? replaceFormer(actor, account) : Mono.just(Outcome.UNCHANGED)));
  }

  /** The settings name one administrator: the account that they named before is deleted. */
  private Mono<Outcome> replaceFormer(Actor actor, Account account) {
    return ports
        .members()
        .insert(Team.LOCAL, account.id(), TeamRole.OWNER, account.createdAt())
        .then(ports.accounts().replaceConfigured(account.id()))
        .flatMap(deleted ->
            auditTrail.done(
                account.createdAt(),
                actor,
                AuditAction.ACCOUNT_CREATE,
                "account/" + account.id(),
                "Account \""
                    + account.displayName()
                    + "\", an administrator of the platform and owner of the team local; former"
                    + " administrators deleted: "
                    + deleted
                    + "."))
        .then(auditTrail.accessChanged())
        .thenReturn(Outcome.CREATED);
  }

  /** Creates the account, or gives it this password. */
  public Mono<Outcome> ensure(Actor actor, AccountName name, Password password) {
    return ports
        .accounts()
        .find(name)
        .flatMap(found -> change(actor, found, password))
        .switchIfEmpty(Mono.defer(() -> create(actor, name, password)));
  }

  private Mono<Outcome> change(Actor actor, WithPassword found, Password password) {
    return passwords
        .matches(password, found.password())
        .flatMap(same ->
            same
                ? Mono.just(Outcome.UNCHANGED)
                : passwords.hash(password).flatMap(hash -> replace(actor, found.account(), hash)));
  }

  private Mono<Outcome> replace(Actor actor, Account account, PasswordHash hash) {
    return auditTrail.within(
        ports
            .accounts()
            .setPassword(account.id(), hash)
            .then(ports.sessions().deleteAll(account.id()))
            .flatMap(ended ->
                auditTrail.done(
                    clock.instant(),
                    actor,
                    AuditAction.ACCOUNT_PASSWORD,
                    "account/" + account.id(),
                    "Account \"" + account.displayName() + "\"; sessions ended: " + ended + "."))
            .then(auditTrail.accessChanged())
            .thenReturn(Outcome.PASSWORD_CHANGED));
  }
}
