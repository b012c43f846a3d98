package io.urumi.application.usecase.team;

import io.urumi.application.usecase.AuditTrail;
import io.urumi.application.usecase.session.AttemptLimit;
import io.urumi.domain.access.Membership;
import io.urumi.domain.access.ObjectScope;
import io.urumi.domain.account.Account;
import io.urumi.domain.account.AccountId;
import io.urumi.domain.account.PasswordHash;
import io.urumi.domain.store.Owner;
import io.urumi.domain.team.Invitation;
import io.urumi.domain.team.InvitationSecret;
import io.urumi.domain.team.Team;
import io.urumi.port.driven.account.AccountPorts;
import io.urumi.port.driven.account.PasswordHasher;
import io.urumi.port.driven.account.TooManyPasswordChecksException;
import io.urumi.port.driving.team.AcceptInvitationUseCase.Described;
import io.urumi.port.driving.team.AcceptInvitationUseCase.Outcome;
import io.urumi.port.driving.team.AcceptInvitationUseCase.Registration;
import io.urumi.port.model.Actor;
import io.urumi.port.model.audit.AuditAction;
import java.io.Serial;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import reactor.core.publisher.Mono;

/**
 * Accepts invitations. The row of an invitation is deleted in the transaction that gives the role,
 * so that of concurrent acceptances one succeeds. A password is hashed only for whoever has a valid
 * secret, and no transaction is open while it is.
 */
public final class AcceptInvitation {
  private static final AuditAction ACTION = AuditAction.INVITATION_ACCEPT;

  private final AccountPorts ports;
  private final PasswordHasher passwords;
  private final AuditTrail auditTrail;
  private final InviterRight right;
  private final AttemptLimit limit;
  private final Clock clock;

  public AcceptInvitation(
      AccountPorts ports,
      PasswordHasher passwords,
      AuditTrail auditTrail,
      InviterRight right,
      Clock clock) {
    this.ports = ports;
    this.passwords = passwords;
    this.auditTrail = auditTrail;
    this.right = right;
    this.clock = clock;
    limit = new AttemptLimit(ports.attempts(), auditTrail, clock);
  }

  /** Whether an account still has the right to invite. */
  @FunctionalInterface
  public interface InviterRight {
    /** Decides by the roles that the account has now. */
    boolean has(Account inviter, Invitation invitation);
  }

  /** What the secret is for. */
  public Mono<Described> describe(InvitationSecret secret) {
    return find(secret)
        .flatMap(invitation -> {
          Owner team = invitation.membership().team();
          return ports
              .teams()
              .find(only(team), team)
              .map(found -> new Described(invitation, found));
        });
  }

  private Mono<Invitation> find(InvitationSecret secret) {
    return ports
        .invitations()
        .findBySecret(secret.hash())
        .filter(invitation -> !invitation.isExpired(clock.instant()))
        .filterWhen(this::mayStillInvite);
  }

  private Mono<Boolean> mayStillInvite(Invitation invitation) {
    AccountId inviter = invitation.inviter();
    return inviter == null
        ? Mono.just(true)
        : ports
            .accounts()
            .byId(inviter)
            .map(account -> account.enabled() && right.has(account, invitation))
            .defaultIfEmpty(false);
  }

  private static ObjectScope only(Owner team) {
    return new ObjectScope.Teams(Set.of(team));
  }

  /** Gives the role to the actor. */
  public Mono<Outcome> accept(Actor actor, InvitationSecret secret) {
    return Mono.justOrEmpty(AccountId.of(actor.principal()))
        .flatMap(ports.accounts()::byId)
        .flatMap(account -> take(actor, secret, account))
        .defaultIfEmpty(new Outcome.UserRequired());
  }

  /** Creates an account that has the role. */
  public Mono<Outcome> register(Actor actor, Registration registration) {
    return limit
        .begin(registration.network())
        .flatMap(delay ->
            delay.isZero() ? checked(actor, registration) : Mono.just(new Outcome.Delayed(delay)));
  }

  private Mono<Outcome> checked(Actor actor, Registration registration) {
    return find(registration.secret())
        .flatMap(_ -> ports.accounts().find(registration.name()).hasElement())
        .flatMap(taken ->
            taken
                ? Mono.just(new Outcome.NameTaken(registration.name()))
                : passwords
                    .hash(registration.password())
                    .flatMap(hash -> create(actor, registration, hash)))
        .switchIfEmpty(Mono.defer(() -> notFound(actor)))
        .onErrorResume(
            TooManyPasswordChecksException.class,
            _ ->
                limit
                    .undo(registration.network())
                    .thenReturn(new Outcome.Delayed(AttemptLimit.BUSY)));
  }

  private Mono<Outcome> create(Actor actor, Registration registration, PasswordHash hash) {
    Account account =
        Account.local(
            new AccountId(UUID.randomUUID()), registration.name(), Set.of(), clock.instant());
    Actor user = new Actor(account.principal(), actor.origin(), actor.requestId());
    Mono<Void> created =
        ports
            .accounts()
            .insert(account, hash)
            .flatMap(inserted ->
                inserted
                    ? auditTrail.done(
                        account.createdAt(),
                        user,
                        AuditAction.ACCOUNT_CREATE,
                        "account/" + account.id(),
                        "Account \"" + account.displayName() + "\", by an invitation.")
                    : Mono.error(new NotAccepted(new Outcome.NameTaken(registration.name()))));
    return take(user, registration.secret(), account, created)
        .flatMap(outcome ->
            outcome instanceof Outcome.Accepted
                ? limit.undo(registration.network()).thenReturn(outcome)
                : Mono.just(outcome));
  }

  private Mono<Outcome> take(Actor user, InvitationSecret secret, Account account) {
    return take(user, secret, account, Mono.empty());
  }

  /**
   * In one transaction: everything or nothing.
   *
   * @param before what has to be done before the account gets the role
   */
  private Mono<Outcome> take(
      Actor user, InvitationSecret secret, Account account, Mono<Void> before) {
    Mono<Outcome> work =
        ports
            .invitations()
            .findBySecret(secret.hash())
            // Changes of the roles of the inviter, or of this account, wait or are seen.
            .flatMap(found -> lock(found.membership().team()).thenReturn(found))
            .flatMap(_ -> find(secret))
            .filterWhen(invitation -> ports.invitations().delete(invitation.id()))
            .flatMap(invitation ->
                before
                    .then(give(account, invitation))
                    .then(record(user, account, invitation))
                    .thenReturn(new Outcome.Accepted(account, invitation)));
    return auditTrail
        .within(work)
        .onErrorResume(NotAccepted.class, refused -> Mono.just(refused.outcome()))
        .switchIfEmpty(Mono.defer(() -> notFound(user)));
  }

  private Mono<Team> lock(Owner team) {
    return ports.teams().lock(only(team), team);
  }

  private Mono<Void> give(Account account, Invitation invitation) {
    Membership membership = invitation.membership();
    return ports
        .members()
        .insert(membership.team(), account.id(), membership.role(), clock.instant())
        .flatMap(inserted ->
            inserted
                ? Mono.empty()
                : Mono.error(new NotAccepted(new Outcome.AlreadyMember(membership.team()))));
  }

  private Mono<Void> record(Actor user, Account account, Invitation invitation) {
    Instant now = clock.instant();
    Membership membership = invitation.membership();
    return auditTrail
        .done(
            now,
            user,
            ACTION,
            "invitation/" + invitation.id(),
            membership.team(),
            "Account \""
                + account.displayName()
                + "\" ("
                + account.id()
                + ") has the role "
                + membership.role()
                + " of the team; invited by \""
                + invitation.inviterName()
                + "\".")
        .then(auditTrail.accessChanged());
  }

  private Mono<Outcome> notFound(Actor actor) {
    return auditTrail.refused(
        clock.instant(),
        actor,
        ACTION,
        "invitation",
        null,
        null,
        "There is no such invitation.",
        new Outcome.NotFound());
  }

  /** Rolls the transaction back. */
  private static final class NotAccepted extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    private final transient Outcome outcome;

    private NotAccepted(Outcome outcome) {
      super(null, null, false, false);
      this.outcome = outcome;
    }

    private Outcome outcome() {
      return outcome;
    }
  }
}
