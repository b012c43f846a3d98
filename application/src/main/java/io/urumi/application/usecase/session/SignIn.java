package io.urumi.application.usecase.session;

import io.urumi.application.usecase.AuditTrail;
import io.urumi.domain.account.Account;
import io.urumi.domain.account.Password;
import io.urumi.domain.account.PasswordHash;
import io.urumi.domain.account.Session;
import io.urumi.domain.account.SessionId;
import io.urumi.domain.account.SessionSecret;
import io.urumi.domain.account.SessionTimeouts;
import io.urumi.port.driven.account.AccountPorts;
import io.urumi.port.driven.account.Accounts.WithPassword;
import io.urumi.port.driven.account.PasswordHasher;
import io.urumi.port.driven.account.TooManyPasswordChecksException;
import io.urumi.port.driving.session.SignInRequest;
import io.urumi.port.driving.session.SignInUseCase.Outcome;
import io.urumi.port.model.Actor;
import io.urumi.port.model.account.ActiveSession;
import io.urumi.port.model.audit.AuditAction;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Checks a password and begins a session. The attempt is counted before the password is checked, so
 * that of attempts at the same time none is free; no transaction is open while the hash is
 * computed.
 */
public final class SignIn {
  private static final AuditAction ACTION = AuditAction.SESSION_CREATE;

  private final AccountPorts ports;
  private final PasswordHasher passwords;
  private final AuditTrail auditTrail;
  private final SessionTimeouts timeouts;
  private final ExpiredRows expired;
  private final AttemptLimit limit;
  private final SessionSecrets secrets = new SessionSecrets();
  private final Clock clock;

  public SignIn(
      AccountPorts ports,
      PasswordHasher passwords,
      AuditTrail auditTrail,
      SessionTimeouts timeouts,
      Clock clock) {
    this.ports = ports;
    this.passwords = passwords;
    this.auditTrail = auditTrail;
    this.timeouts = timeouts;
    this.clock = clock;
    expired = new ExpiredRows(ports, timeouts);
    limit = new AttemptLimit(ports.attempts(), auditTrail, clock);
  }

  /** As {@link io.urumi.port.driving.session.SignInUseCase#signIn}. */
  public Mono<Outcome> signIn(Actor actor, SignInRequest request) {
    // Of an attempt that has to wait, nothing was checked, so there is no entry in the audit log,
    // which one idle script would fill: that of the attempt before says what is going on.
    return limit
        .begin(request.network())
        .flatMap(
            delay -> delay.isZero() ? check(actor, request) : Mono.just(new Outcome.Delayed(delay)))
        .flatMap(outcome -> expired.trim(clock.instant()).thenReturn(outcome));
  }

  private Mono<Outcome> check(Actor actor, SignInRequest request) {
    return ports
        .accounts()
        .find(request.name())
        .map(Optional::of)
        .defaultIfEmpty(Optional.empty())
        .flatMap(found ->
            matches(request.password(), found.map(WithPassword::password).orElse(null))
                .flatMap(right ->
                    right && found.filter(each -> each.account().enabled()).isPresent()
                        ? begin(actor, request, found.get())
                        : refuse(actor, found.map(WithPassword::account).orElse(null))))
        .onErrorResume(
            TooManyPasswordChecksException.class,
            _ -> limit.undo(request.network()).thenReturn(new Outcome.Delayed(AttemptLimit.BUSY)));
  }

  private Mono<Boolean> matches(Password password, @Nullable PasswordHash hash) {
    return hash == null ? passwords.matchesNothing(password) : passwords.matches(password, hash);
  }

  private Mono<Outcome> refuse(Actor actor, @Nullable Account account) {
    // Never the name as it was entered: users enter passwords there by mistake.
    return auditTrail.refused(
        clock.instant(),
        actor,
        ACTION,
        account == null ? "account" : "account/" + account.id(),
        null,
        null,
        account == null
            ? "There is no account with this name."
            : account.enabled() ? "The password is wrong." : "The account is disabled.",
        new Outcome.Refused());
  }

  private Mono<Outcome> begin(Actor actor, SignInRequest request, WithPassword checked) {
    Account account = checked.account();
    Instant now = clock.instant();
    Session session =
        new Session(
            new SessionId(UUID.randomUUID()),
            account.id(),
            now,
            now,
            actor.origin(),
            request.client());
    SessionSecret secret = secrets.generate();
    Actor user = new Actor(account.principal(), actor.origin(), actor.requestId());
    Mono<Outcome> recorded =
        limit
            .undo(request.network())
            .then(endReplaced(request.replaced()))
            .then(ports.sessions().insert(session, secret.hash()))
            .then(
                auditTrail.done(
                    now,
                    user,
                    ACTION,
                    "account/" + account.id(),
                    "Signed in with a password; session " + session.id() + "."))
            .thenReturn(
                new Outcome.SignedIn(
                    new ActiveSession(session, account, timeouts.expiry(session)), secret));
    // The password may have been changed while it was checked.
    Mono<Outcome> unlessChanged =
        ports.accounts().lock(account.name()).filter(checked::equals).flatMap(_ -> recorded);
    return auditTrail.within(unlessChanged).switchIfEmpty(Mono.defer(() -> refuse(actor, account)));
  }

  /** A client has one session: another one would remain valid without a way to use or end it. */
  private Mono<Void> endReplaced(@Nullable SessionSecret replaced) {
    return replaced == null
        ? Mono.empty()
        : ports
            .sessions()
            .findBySecret(replaced.hash())
            .flatMap(found -> ports.sessions().delete(found.account().id(), found.session().id()))
            .then(auditTrail.sessionEnded());
  }
}
