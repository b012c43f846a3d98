package io.urumi.application.usecase.session;

import io.urumi.application.usecase.AuditTrail;
import io.urumi.domain.account.Account;
import io.urumi.domain.account.Password;
import io.urumi.domain.account.PasswordHash;
import io.urumi.domain.account.SessionSecret;
import io.urumi.domain.account.SessionTimeouts;
import io.urumi.port.driven.account.AccountPorts;
import io.urumi.port.driven.account.Accounts.WithPassword;
import io.urumi.port.driven.account.PasswordHasher;
import io.urumi.port.driven.account.TooManyPasswordChecksException;
import io.urumi.port.driving.session.SignInRequest;
import io.urumi.port.driving.session.SignInUseCase.Outcome;
import io.urumi.port.model.Actor;
import io.urumi.port.model.audit.AuditAction;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Checks a password and begins a session. The attempt is counted before the password is checked, so
 * that concurrent attempts are counted, too; no transaction is open while the hash is computed.
 */
public final class SignIn {
  private static final AuditAction ACTION = AuditAction.SESSION_CREATE;

  private final AccountPorts ports;
  private final PasswordHasher passwords;
  private final AuditTrail auditTrail;
  private final NewSessions newSessions;
  private final ExpiredRows expired;
  private final AttemptLimit limit;
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
    this.clock = clock;
    newSessions = new NewSessions(ports.sessions(), auditTrail, timeouts);
    expired = new ExpiredRows(ports, timeouts);
    limit = new AttemptLimit(ports.attempts(), auditTrail, clock);
  }

  /** As {@link io.urumi.port.driving.session.SignInUseCase#signIn}. */
  public Mono<Outcome> signIn(Actor actor, SignInRequest request) {
    // A delayed attempt is not recorded: nothing was checked, and one script would fill the audit
    // log. The failed attempt before it is recorded.
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
    SessionSecret replaced = request.replaced();
    NewSessions.Client client =
        new NewSessions.Client(request.client(), replaced == null ? null : replaced.hash(), null);
    Mono<Outcome> recorded =
        limit
            .undo(request.network())
            .then(newSessions.begin(clock.instant(), actor, account, client, "a password"))
            .map(begun -> new Outcome.SignedIn(begun.session(), begun.secret()));
    // The password may have been changed while it was checked.
    Mono<Outcome> unlessChanged =
        ports.accounts().lock(request.name()).filter(checked::equals).flatMap(_ -> recorded);
    return auditTrail.within(unlessChanged).switchIfEmpty(Mono.defer(() -> refuse(actor, account)));
  }
}
