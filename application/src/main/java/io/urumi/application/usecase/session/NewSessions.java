package io.urumi.application.usecase.session;

import io.urumi.application.usecase.AuditTrail;
import io.urumi.domain.account.Account;
import io.urumi.domain.account.Session;
import io.urumi.domain.account.SessionId;
import io.urumi.domain.account.SessionSecret;
import io.urumi.domain.account.SessionTimeouts;
import io.urumi.port.driven.account.Sessions;
import io.urumi.port.model.Actor;
import io.urumi.port.model.account.ActiveSession;
import io.urumi.port.model.audit.AuditAction;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Begins sessions, however their user was authenticated. */
final class NewSessions {
  private final Sessions sessions;
  private final AuditTrail auditTrail;
  private final SessionTimeouts timeouts;
  private final SessionSecrets secrets = new SessionSecrets();

  NewSessions(Sessions sessions, AuditTrail auditTrail, SessionTimeouts timeouts) {
    this.sessions = sessions;
    this.auditTrail = auditTrail;
    this.timeouts = timeouts;
  }

  /**
   * A session that has begun.
   *
   * @param secret for the client; it cannot be read again
   */
  record Begun(ActiveSession session, SessionSecret secret) {}

  /**
   * What the client says of itself, and what its session replaces.
   *
   * @param name what the client says it is
   * @param replacedHash SHA-256 of the secret of its former session; null when it has none
   * @param providerSession id of the session at the provider; null when there is none
   */
  record Client(String name, @Nullable String replacedHash, @Nullable String providerSession) {}

  /**
   * Within a transaction: begins a session with a new secret, and records it as done by the user.
   *
   * @param how with what the user signed in, for the audit log
   */
  Mono<Begun> begin(Instant now, Actor actor, Account account, Client client, String how) {
    Session session =
        new Session(
            new SessionId(UUID.randomUUID()),
            account.id(),
            now,
            now,
            actor.origin(),
            client.name(),
            client.providerSession());
    SessionSecret secret = secrets.generate();
    Actor user = new Actor(account.principal(), actor.origin(), actor.requestId());
    return endReplaced(client.replacedHash())
        .then(sessions.insert(session, secret.hash()))
        .then(
            auditTrail.done(
                now,
                user,
                AuditAction.SESSION_CREATE,
                "account/" + account.id(),
                "Signed in with " + how + "; session " + session.id() + "."))
        .thenReturn(
            new Begun(new ActiveSession(session, account, timeouts.expiry(session)), secret));
  }

  /**
   * Within a transaction. A client has one session: another one would remain valid without a way to
   * use or end it.
   */
  Mono<Void> endReplaced(@Nullable String replacedHash) {
    return replacedHash == null
        ? Mono.empty()
        : sessions
            .findBySecret(replacedHash)
            .flatMap(found -> sessions.delete(found.account().id(), found.session().id()))
            .then(auditTrail.accessChanged());
  }
}
