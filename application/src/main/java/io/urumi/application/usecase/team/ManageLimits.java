package io.urumi.application.usecase.team;

import io.urumi.application.settings.LimitPolicy;
import io.urumi.application.usecase.AuditTrail;
import io.urumi.application.usecase.Authorization;
import io.urumi.application.usecase.CurrentRights;
import io.urumi.domain.access.ObjectScope;
import io.urumi.domain.limit.LimitKind;
import io.urumi.domain.limit.Limits;
import io.urumi.domain.store.Owner;
import io.urumi.domain.team.Team;
import io.urumi.port.driven.account.AccountPorts;
import io.urumi.port.driven.persistence.StoreDirectory;
import io.urumi.port.driven.team.Teams;
import io.urumi.port.driving.team.ManageLimitsUseCase.Allowance;
import io.urumi.port.model.audit.AuditAction;
import io.urumi.port.model.store.OwnerRecord;
import java.time.Clock;
import java.util.Arrays;
import java.util.stream.Collectors;
import reactor.core.publisher.Mono;

/** Reads and replaces the limits of teams. */
public final class ManageLimits {
  private static final AuditAction ACTION = AuditAction.TEAM_LIMITS;

  private final Teams teams;
  private final StoreDirectory stores;
  private final AuditTrail auditTrail;
  private final CurrentRights rights;
  private final LimitPolicy policy;
  private final Clock clock;

  public ManageLimits(
      AccountPorts ports,
      StoreDirectory stores,
      AuditTrail auditTrail,
      LimitPolicy policy,
      Clock clock) {
    teams = ports.teams();
    this.stores = stores;
    this.auditTrail = auditTrail;
    rights = new CurrentRights(ports, clock);
    this.policy = policy;
    this.clock = clock;
  }

  /** The limits of a team; empty outside of the scope. */
  public Mono<Allowance> find(ObjectScope scope, Owner id) {
    return teams
        .find(scope, id)
        .flatMap(team -> stores.findOwner(team.id()))
        .map(owner -> allowance(id, owner));
  }

  private Allowance allowance(Owner team, OwnerRecord owner) {
    return new Allowance(team, owner.limits(), policy.effective(owner), policy.used(owner));
  }

  /** Replaces the limits of a team; empty when there is none. */
  public Mono<Allowance> set(Authorization authorization, Owner id, Limits limits) {
    if (!authorization.permitsPlatform()) {
      return denied(authorization, id);
    }
    Mono<Allowance> work =
        teams
            .lock(authorization.visible(), id)
            .flatMap(team -> replace(authorization, team, limits));
    return auditTrail
        .within(
            rights
                .of(authorization)
                .filter(Authorization::permitsPlatform)
                .switchIfEmpty(Mono.error(Authorization.NotPermitted::new))
                .flatMap(_ -> work))
        .onErrorResume(Authorization.NotPermitted.class, _ -> denied(authorization, id))
        .switchIfEmpty(
            Mono.defer(() ->
                auditTrail
                    .refused(
                        clock.instant(),
                        authorization.actor(),
                        ACTION,
                        TeamChanges.subject(id),
                        null,
                        null,
                        "There is no such team.",
                        false)
                    .then(Mono.empty())));
  }

  private Mono<Allowance> replace(Authorization authorization, Team team, Limits limits) {
    Owner id = team.id();
    return stores
        .lockOwner(id)
        .flatMap(before -> stores.setLimits(id, limits).then(stores.lockOwner(id)))
        .flatMap(owner ->
            auditTrail
                .done(
                    clock.instant(),
                    authorization.actor(),
                    ACTION,
                    TeamChanges.subject(id),
                    id,
                    "Team \"" + team.name() + "\": " + text(limits) + ".")
                .thenReturn(allowance(id, owner)));
  }

  private static String text(Limits limits) {
    return limits.values().isEmpty()
        ? "the limits of the settings"
        : Arrays.stream(LimitKind.values())
            .filter(limits.values()::containsKey)
            .map(kind ->
                kind.field()
                    + " "
                    + limits.of(kind).stream()
                        .mapToObj(kind::format)
                        .findFirst()
                        .orElse("without a limit"))
            .collect(Collectors.joining(", "));
  }

  private Mono<Allowance> denied(Authorization authorization, Owner id) {
    return auditTrail.denied(
        clock.instant(),
        authorization.actor(),
        ACTION,
        TeamChanges.subject(id),
        null,
        authorization.visible().contains(id) ? id : null,
        authorization.permission());
  }
}
