package io.urumi.application.access.team;

import io.urumi.application.access.AccessChecks;
import io.urumi.application.usecase.team.ManageTeam;
import io.urumi.domain.access.Caller;
import io.urumi.domain.access.Permission;
import io.urumi.domain.store.Owner;
import io.urumi.domain.team.Team;
import io.urumi.domain.team.TeamName;
import io.urumi.port.driving.team.ManageTeamUseCase;
import reactor.core.publisher.Mono;

/** Decides about requests to create, rename and delete teams. */
public final class AuthorizedManageTeam implements ManageTeamUseCase {
  private final ManageTeam manageTeam;

  public AuthorizedManageTeam(ManageTeam manageTeam) {
    this.manageTeam = manageTeam;
  }

  @Override
  public Mono<Team> create(Caller caller, TeamName name) {
    return manageTeam.create(AccessChecks.about(caller, Permission.TEAM_MANAGE), name);
  }

  @Override
  public Mono<Outcome> rename(Caller caller, Owner id, TeamName name) {
    return manageTeam.rename(AccessChecks.about(caller, Permission.TEAM_MANAGE), id, name);
  }

  @Override
  public Mono<Outcome> delete(Caller caller, Owner id) {
    return manageTeam.delete(AccessChecks.about(caller, Permission.TEAM_MANAGE), id);
  }
}
