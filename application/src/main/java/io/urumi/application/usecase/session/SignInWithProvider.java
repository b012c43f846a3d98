package io.urumi.application.usecase.session;

import io.urumi.application.usecase.AuditTrail;
import io.urumi.domain.account.Account;
import io.urumi.domain.account.AccountId;
import io.urumi.domain.account.SessionTimeouts;
import io.urumi.port.driven.account.AccountPorts;
import io.urumi.port.driving.session.ProviderSignInRequest;
import io.urumi.port.driving.session.SignInWithProviderUseCase.Outcome;
import io.urumi.port.model.Actor;
import io.urumi.port.model.audit.AuditAction;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import reactor.core.publisher.Mono;

/**
 * Begins sessions of users whom a provider has authenticated. Account, roles and session are
 * changed in one transaction: no session keeps the former roles.
 */
public final class SignInWithProvider {
  private final AccountPorts ports;
  private final AuditTrail auditTrail;
  private final NewSessions newSessions;
  private final ExpiredRows expired;
  private final ProviderMemberships memberships;
  private final Clock clock;

  public SignInWithProvider(
      AccountPorts ports, AuditTrail auditTrail, SessionTimeouts timeouts, Clock clock) {
    this.ports = ports;
    this.auditTrail = auditTrail;
    this.clock = clock;
    newSessions = new NewSessions(ports.sessions(), auditTrail, timeouts);
    expired = new ExpiredRows(ports, timeouts);
    memberships = new ProviderMemberships(ports, auditTrail);
  }

  /** As {@link io.urumi.port.driving.session.SignInWithProviderUseCase#signIn}. */
  public Mono<Outcome> signIn(Actor actor, ProviderSignInRequest request) {
    Mono<Outcome> outcome =
        request.admitted()
            ? begin(actor, request).switchIfEmpty(Mono.defer(() -> disabled(actor)))
            : notAdmitted(actor, request);
    return outcome.flatMap(done -> expired.trim(clock.instant()).thenReturn(done));
  }

  /** As {@link io.urumi.port.driving.session.SignInWithProviderUseCase#failed}. */
  public Mono<Void> failed(Actor actor, String reason) {
    return auditTrail
        .refused(
            clock.instant(),
            actor,
            AuditAction.SESSION_CREATE,
            "account",
            null,
            null,
            reason,
            Boolean.TRUE)
        .then();
  }

  private Mono<Outcome> begin(Actor actor, ProviderSignInRequest request) {
    Instant now = clock.instant();
    NewSessions.Client client =
        new NewSessions.Client(request.client(), null, request.providerSession());
    return auditTrail.within(
        account(actor, request, now)
            .filter(Account::enabled)
            .flatMap(
                account -> newSessions.begin(now, actor, account, client, "the identity provider"))
            .map(begun -> new Outcome.SignedIn(begun.session(), begun.secret())));
  }

  private Mono<Outcome> disabled(Actor actor) {
    return failed(actor, "The account is disabled.").thenReturn(new Outcome.Disabled());
  }

  private Mono<Account> account(Actor actor, ProviderSignInRequest request, Instant now) {
    return memberships
        .lockTeams(request.identity(), request.memberships())
        .flatMap(teams ->
            ports
                .accounts()
                .lock(request.identity())
                // After the account, and before the first audit entry: the end of a session locks
                // its row before it appends to the audit log.
                .flatMap(found ->
                    newSessions
                        .endReplaced(request.replacedHash())
                        .then(refreshed(actor, found, request, now)))
                .switchIfEmpty(
                    Mono.defer(() ->
                        newSessions
                            .endReplaced(request.replacedHash())
                            .then(create(actor, request, now))))
                .flatMap(account ->
                    memberships.apply(
                        actor, account, request.identity(), request.memberships(), teams, now)));
  }

  private Mono<Account> create(Actor actor, ProviderSignInRequest request, Instant now) {
    Account account =
        Account.ofProvider(
            new AccountId(UUID.randomUUID()),
            request.displayName(),
            request.identity(),
            request.roles(),
            now);
    return ports
        .accounts()
        .insert(account)
        .flatMap(inserted ->
            inserted
                ? auditTrail
                    .done(
                        now,
                        actor,
                        AuditAction.ACCOUNT_CREATE,
                        "account/" + account.id(),
                        "Account \""
                            + account.displayName()
                            + "\" of the identity provider; roles: "
                            + text(account)
                            + ".")
                    .thenReturn(account)
                // Another sign-in of the same user was faster.
                : ports
                    .accounts()
                    .lock(request.identity())
                    .flatMap(found -> refreshed(actor, found, request, now)));
  }

  private Mono<Account> refreshed(
      Actor actor, Account found, ProviderSignInRequest request, Instant now) {
    Account current = found.refreshed(request.displayName(), request.roles());
    if (current.equals(found)) {
      return Mono.just(found);
    }
    Mono<Boolean> updated = ports.accounts().update(current);
    if (current.platformRoles().equals(found.platformRoles())) {
      return updated.thenReturn(current);
    }
    return updated
        .then(
            auditTrail.done(
                now,
                actor,
                AuditAction.ACCOUNT_ROLES_BY_GROUPS,
                "account/" + found.id(),
                "By the groups of the identity provider; roles before: "
                    + text(found)
                    + ", now: "
                    + text(current)
                    + "."))
        // Streams of the user's other sessions have the former roles.
        .then(auditTrail.accessChanged())
        .thenReturn(current);
  }

  /** A user who may no longer sign in must not continue with an existing session. */
  private Mono<Outcome> notAdmitted(Actor actor, ProviderSignInRequest request) {
    Instant now = clock.instant();
    Mono<Void> taken =
        auditTrail.within(
            memberships
                .lockTeams(request.identity(), Set.of())
                .flatMap(teams ->
                    ports
                        .accounts()
                        .lock(request.identity())
                        .flatMap(found ->
                            ports
                                .sessions()
                                .deleteAll(found.id())
                                .then(refreshed(actor, found, request, now)))
                        .flatMap(found ->
                            memberships.apply(
                                actor, found, request.identity(), Set.of(), teams, now)))
                .flatMap(_ -> auditTrail.accessChanged()));
    return taken
        .then(failed(actor, "The identity provider's user is in no group that has a role here."))
        .thenReturn(new Outcome.NotAdmitted());
  }

  private static String text(Account account) {
    Set<String> names =
        account.platformRoles().stream().map(Enum::name).collect(Collectors.toSet());
    return names.isEmpty() ? "none" : names.stream().sorted().collect(Collectors.joining(", "));
  }
}
