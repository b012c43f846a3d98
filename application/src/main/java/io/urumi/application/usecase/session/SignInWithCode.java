package io.urumi.application.usecase.session;

import io.urumi.application.usecase.AuditTrail;
import io.urumi.domain.account.Account;
import io.urumi.domain.account.AccountName;
import io.urumi.domain.account.SessionSecret;
import io.urumi.domain.account.SessionTimeouts;
import io.urumi.domain.account.SignInCode;
import io.urumi.port.driven.account.AccountPorts;
import io.urumi.port.driven.account.Accounts.WithPassword;
import io.urumi.port.driving.session.CodeSignInRequest;
import io.urumi.port.driving.session.SignInUseCase.Outcome;
import io.urumi.port.model.Actor;
import io.urumi.port.model.audit.AuditAction;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Creates a code that signs in once, and begins the session. The code is in the memory of the
 * process only: it ends with it.
 */
public final class SignInWithCode {
  private final AccountPorts ports;
  private final AuditTrail auditTrail;
  private final NewSessions newSessions;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();
  private final AtomicReference<@Nullable Issued> issued = new AtomicReference<>();

  public SignInWithCode(
      AccountPorts ports, AuditTrail auditTrail, SessionTimeouts timeouts, Clock clock) {
    this.ports = ports;
    this.auditTrail = auditTrail;
    this.clock = clock;
    newSessions = new NewSessions(ports.sessions(), auditTrail, timeouts);
  }

  private record Issued(String hash, AccountName account, Instant expiresAt) {}

  /** Creates a code for an account; the one before cannot be used any more. */
  public SignInCode issue(AccountName account) {
    byte[] bytes = new byte[SignInCode.RANDOM_BYTES];
    random.nextBytes(bytes);
    SignInCode code = SignInCode.of(bytes);
    issued.set(new Issued(code.hash(), account, clock.instant().plus(SignInCode.LIFETIME)));
    return code;
  }

  /** Begins a session if the code is right. */
  public Mono<Outcome> signIn(Actor actor, CodeSignInRequest request) {
    return Mono.defer(() -> {
      Issued code = issued.get();
      // Of requests with the same code, one uses it.
      boolean used = code != null && matches(code, request) && issued.compareAndSet(code, null);
      return used && code != null ? begin(actor, request, code.account()) : refuse(actor);
    });
  }

  private boolean matches(Issued code, CodeSignInRequest request) {
    return MessageDigest.isEqual(
            code.hash().getBytes(StandardCharsets.US_ASCII),
            request.code().hash().getBytes(StandardCharsets.US_ASCII))
        && clock.instant().isBefore(code.expiresAt());
  }

  private Mono<Outcome> begin(Actor actor, CodeSignInRequest request, AccountName name) {
    SessionSecret replaced = request.replaced();
    NewSessions.Client client =
        new NewSessions.Client(request.client(), replaced == null ? null : replaced.hash(), null);
    Mono<Outcome> begun =
        ports
            .accounts()
            .lock(name)
            .map(WithPassword::account)
            .filter(Account::enabled)
            .flatMap(account ->
                newSessions.begin(clock.instant(), actor, account, client, "a sign-in link"))
            .map(session -> new Outcome.SignedIn(session.session(), session.secret()));
    return auditTrail.within(begun).switchIfEmpty(Mono.defer(() -> refuse(actor)));
  }

  private Mono<Outcome> refuse(Actor actor) {
    return auditTrail.refused(
        clock.instant(),
        actor,
        AuditAction.SESSION_CREATE,
        "account",
        null,
        null,
        "The code is wrong, was used or has expired.",
        new Outcome.Refused());
  }
}
