package io.urumi.application.usecase.team;

import io.urumi.application.usecase.AuditTrail;
import io.urumi.application.usecase.Authorization;
import io.urumi.application.usecase.CurrentRights;
import io.urumi.domain.access.TeamRole;
import io.urumi.domain.account.AccountId;
import io.urumi.domain.store.Owner;
import io.urumi.domain.team.Team;
import io.urumi.domain.team.TeamName;
import io.urumi.port.driven.account.AccountPorts;
import io.urumi.port.driven.persistence.StoreDirectory;
import io.urumi.port.driving.team.ManageTeamUseCase.Outcome;
import io.urumi.port.model.Actor;
import io.urumi.port.model.audit.AuditAction;
import io.urumi.port.model.store.OwnerRecord;
import java.time.Clock;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** Creates, renames and deletes teams. */
public final class ManageTeam {
  private final AccountPorts ports;
  private final StoreDirectory stores;
  private final AuditTrail auditTrail;
  private final TeamChanges changes;
  private final CurrentRights rights;
  private final Clock clock;

  public ManageTeam(AccountPorts ports, StoreDirectory stores, AuditTrail auditTrail, Clock clock) {
    this.ports = ports;
    this.stores = stores;
    this.auditTrail = auditTrail;
    this.clock = clock;
    changes = new TeamChanges(ports, auditTrail, clock);
    rights = new CurrentRights(ports, clock);
  }

  /** Creates a team, whose owner is the actor if it is a user. */
  public Mono<Team> create(Authorization authorization, TeamName name) {
    if (!authorization.permitsPlatform()) {
      return denied(authorization);
    }
    Actor actor = authorization.actor();
    Team team = new Team(new Owner(UUID.randomUUID().toString()), name, clock.instant());
    Mono<Boolean> owner =
        Mono.justOrEmpty(AccountId.of(actor.principal()))
            .flatMap(account ->
                ports.members().insert(team.id(), account, TeamRole.OWNER, team.createdAt()));
    Mono<Team> work =
        ports
            .teams()
            .insert(team)
            .then(owner)
            .then(
                auditTrail.done(
                    team.createdAt(),
                    actor,
                    AuditAction.TEAM_CREATE,
                    TeamChanges.subject(team.id()),
                    team.id(),
                    "Team \"" + name + "\"."))
            .then(auditTrail.accessChanged())
            .thenReturn(team);
    return auditTrail
        .within(rights.of(authorization).filter(Authorization::permitsPlatform).flatMap(_ -> work))
        .switchIfEmpty(Mono.defer(() -> denied(authorization)));
  }

  private Mono<Team> denied(Authorization authorization) {
    return auditTrail.denied(
        clock.instant(),
        authorization.actor(),
        AuditAction.TEAM_CREATE,
        "team",
        null,
        null,
        authorization.permission());
  }

  /** Gives a team another name. */
  public Mono<Outcome> rename(Authorization authorization, Owner id, TeamName name) {
    return changes.change(
        authorization,
        AuditAction.TEAM_RENAME,
        id,
        new Outcome.NotFound(id),
        team ->
            ports
                .teams()
                .rename(id, name)
                .then(
                    changes.done(
                        authorization,
                        AuditAction.TEAM_RENAME,
                        id,
                        "Team \"" + team.name() + "\" is called \"" + name + "\" now."))
                .thenReturn(new Outcome.Done(new Team(id, name, team.createdAt()))));
  }

  /** Deletes a team without stores and other members. */
  public Mono<Outcome> delete(Authorization authorization, Owner id) {
    return changes.change(
        authorization,
        AuditAction.TEAM_DELETE,
        id,
        new Outcome.NotFound(id),
        team ->
            unused(authorization.actor(), id)
                .then(ports.teams().delete(id))
                .then(
                    changes.done(
                        authorization,
                        AuditAction.TEAM_DELETE,
                        id,
                        "Team \"" + team.name() + "\"."))
                .then(auditTrail.accessChanged())
                .thenReturn(new Outcome.Done(team)));
  }

  private Mono<Void> unused(Actor actor, Owner id) {
    if (id.equals(Team.LOCAL)) {
      return inUse(id, "The team \"local\" is that of the local administrator; rename it instead.");
    }
    Mono<Long> own =
        Mono.justOrEmpty(AccountId.of(actor.principal()))
            .flatMap(account -> ports.members().find(id, account))
            // Roles by groups are not counted, because they cannot be taken away here.
            .filter(member -> !member.ofProvider())
            .map(_ -> 1L)
            .defaultIfEmpty(0L);
    Mono<Void> members =
        Mono.zip(ports.members().countGivenHere(id), own, (all, me) -> all - me)
            .filter(others -> others > 0)
            .flatMap(others ->
                inUse(id, "Other members of the team: " + others + "; remove them first."));
    Mono<Void> withoutStores =
        stores
            .lockOwner(id)
            .map(OwnerRecord::held)
            .filter(number -> number > 0)
            .flatMap(number ->
                inUse(
                    id,
                    "Stores of the team: "
                        + number
                        + "; delete them first, and wait until they are DELETED."));
    return withoutStores.then(members);
  }

  private static Mono<Void> inUse(Owner id, String why) {
    return TeamChanges.refuse(why, new Outcome.InUse(id, why));
  }
}
