package io.urumi.application.access.team;

import io.urumi.application.access.Decisions;
import io.urumi.application.usecase.AuditTrail;
import io.urumi.application.usecase.team.ManageTeam;
import io.urumi.domain.access.Caller;
import io.urumi.domain.access.Permission;
import io.urumi.domain.store.Owner;
import io.urumi.domain.team.Team;
import io.urumi.domain.team.TeamName;
import io.urumi.port.driving.team.ManageTeamUseCase;
import io.urumi.port.model.Actor;
import io.urumi.port.model.audit.AuditAction;
import java.time.Clock;
import reactor.core.publisher.Mono;

/** Decides about requests to create, rename and delete teams. */
public final class AuthorizedManageTeam implements ManageTeamUseCase {
  private final ManageTeam manageTeam;
  private final AuditTrail auditTrail;
  private final Clock clock;

  public AuthorizedManageTeam(ManageTeam manageTeam, AuditTrail auditTrail, Clock clock) {
    this.manageTeam = manageTeam;
    this.auditTrail = auditTrail;
    this.clock = clock;
  }

  @Override
  public Mono<Team> create(Caller caller, TeamName name) {
    return Mono.defer(() ->
        Decisions.permits(caller, Permission.TEAM_MANAGE, null)
            ? manageTeam.create(Actor.of(caller), name)
            : auditTrail.denied(
                clock.instant(),
                Actor.of(caller),
                AuditAction.TEAM_CREATE,
                "team",
                null,
                null,
                Permission.TEAM_MANAGE));
  }

  @Override
  public Mono<Outcome> rename(Caller caller, Owner id, TeamName name) {
    return manageTeam.rename(Decisions.about(caller, Permission.TEAM_MANAGE), id, name);
  }

  @Override
  public Mono<Outcome> delete(Caller caller, Owner id) {
    return manageTeam.delete(Decisions.about(caller, Permission.TEAM_MANAGE), id);
  }
}
