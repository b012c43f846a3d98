package io.urumi.application.usecase.team;

import io.urumi.application.usecase.AuditTrail;
import io.urumi.application.usecase.Authorization;
import io.urumi.application.usecase.Authorization.NotPermitted;
import io.urumi.application.usecase.CurrentRights;
import io.urumi.domain.store.Owner;
import io.urumi.domain.team.Team;
import io.urumi.port.driven.account.AccountPorts;
import io.urumi.port.driven.team.Teams;
import io.urumi.port.model.audit.AuditAction;
import java.io.Serial;
import java.time.Clock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Changes a team in a transaction that has locked it, when the caller has the permission. */
final class TeamChanges {
  private final Teams teams;
  private final CurrentRights rights;
  private final AuditTrail auditTrail;
  private final Clock clock;

  TeamChanges(AccountPorts ports, AuditTrail auditTrail, Clock clock) {
    teams = ports.teams();
    rights = new CurrentRights(ports, clock);
    this.auditTrail = auditTrail;
    this.clock = clock;
  }

  /** A refusal, which undoes the transaction and is recorded. */
  static <T> Mono<T> refuse(String why, Object outcome) {
    return Mono.error(new Refused(why, outcome));
  }

  /**
   * Runs a change.
   *
   * @param notFound the outcome when the caller may not see the team, or there is none
   */
  <T> Mono<T> change(
      Authorization authorization,
      AuditAction action,
      Owner id,
      T notFound,
      Function<Team, Mono<T>> change) {
    Mono<T> work =
        teams
            .lock(authorization.visible(), id)
            .flatMap(team ->
                rights
                    .of(authorization)
                    .flatMap(now ->
                        now.permits(id) ? change.apply(team) : Mono.error(new NotPermitted())));
    return auditTrail
        .within(work)
        .onErrorResume(NotPermitted.class, _ -> denied(authorization, action, id))
        .onErrorResume(
            Refused.class,
            refused ->
                Mono.defer(() -> {
                  @SuppressWarnings("unchecked")
                  T outcome = (T) refused.outcome;
                  return refused(authorization, action, id, id, refused.why, outcome);
                }))
        // The owner is that of an unknown team: none.
        .switchIfEmpty(
            Mono.defer(() ->
                refused(authorization, action, id, null, "There is no such team.", notFound)));
  }

  private <T> Mono<T> denied(Authorization authorization, AuditAction action, Owner id) {
    return auditTrail.denied(
        clock.instant(),
        authorization.actor(),
        action,
        subject(id),
        null,
        id,
        authorization.permission());
  }

  private <T> Mono<T> refused(
      Authorization authorization,
      AuditAction action,
      Owner id,
      @Nullable Owner owner,
      String why,
      T outcome) {
    return auditTrail.refused(
        clock.instant(), authorization.actor(), action, subject(id), null, owner, why, outcome);
  }

  /** Within the transaction: records what was done. */
  Mono<Void> done(Authorization authorization, AuditAction action, Owner id, String detail) {
    return auditTrail.done(clock.instant(), authorization.actor(), action, subject(id), id, detail);
  }

  static String subject(Owner id) {
    return "team/" + id;
  }

  private static final class Refused extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    private final String why;
    private final transient Object outcome;

    private Refused(String why, Object outcome) {
      super(null, null, false, false);
      this.why = why;
      this.outcome = outcome;
    }
  }
}
