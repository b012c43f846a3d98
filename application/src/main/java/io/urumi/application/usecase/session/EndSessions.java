package io.urumi.application.usecase.session;

import io.urumi.application.usecase.AuditTrail;
import io.urumi.domain.account.AccountId;
import io.urumi.domain.account.SessionId;
import io.urumi.port.driven.account.Sessions;
import io.urumi.port.model.Actor;
import io.urumi.port.model.audit.AuditAction;
import java.time.Clock;
import reactor.core.publisher.Mono;

/** Ends sessions of a user. */
public final class EndSessions {
  private static final AuditAction ACTION = AuditAction.SESSION_DELETE;

  private final Sessions sessions;
  private final AuditTrail auditTrail;
  private final Clock clock;

  public EndSessions(Sessions sessions, AuditTrail auditTrail, Clock clock) {
    this.sessions = sessions;
    this.auditTrail = auditTrail;
    this.clock = clock;
  }

  /** Ends one session of the actor; false when there is no such one. */
  public Mono<Boolean> end(Actor actor, SessionId id) {
    return account(actor)
        .flatMap(account ->
            auditTrail.within(
                sessions
                    .delete(account, id)
                    .flatMap(deleted ->
                        deleted
                            ? record(actor, account, "Signed out of session " + id + ".")
                                .thenReturn(true)
                            : Mono.just(false))))
        .defaultIfEmpty(false);
  }

  /** Ends all sessions of the actor. */
  public Mono<Long> endAll(Actor actor) {
    return account(actor)
        .flatMap(account ->
            auditTrail.within(
                sessions
                    .deleteAll(account)
                    .flatMap(number ->
                        number > 0
                            ? record(actor, account, "Signed out of all sessions: " + number + ".")
                                .thenReturn(number)
                            : Mono.just(number))))
        .defaultIfEmpty(0L);
  }

  private static Mono<AccountId> account(Actor actor) {
    return Mono.justOrEmpty(AccountId.of(actor.principal()));
  }

  private Mono<Void> record(Actor actor, AccountId account, String detail) {
    return auditTrail
        .done(clock.instant(), actor, ACTION, "account/" + account, detail)
        .then(auditTrail.accessChanged());
  }
}
