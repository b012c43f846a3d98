package io.urumi.application.access.team;

import io.urumi.application.access.AccessChecks;
import io.urumi.application.usecase.team.FindTeams;
import io.urumi.domain.access.Caller;
import io.urumi.domain.access.Permission;
import io.urumi.domain.account.AccountPosition;
import io.urumi.domain.store.Owner;
import io.urumi.domain.team.Team;
import io.urumi.domain.team.TeamMember;
import io.urumi.port.driving.team.FindTeamsQuery;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Whoever may read the stores of a team may read the team. */
public final class AuthorizedFindTeams implements FindTeamsQuery {
  private final FindTeams findTeams;

  public AuthorizedFindTeams(FindTeams findTeams) {
    this.findTeams = findTeams;
  }

  @Override
  public Mono<VisibleTeam> byId(Caller caller, Owner id) {
    return findTeams
        .byId(AccessChecks.scope(caller, Permission.STORE_READ), id)
        .map(team -> visible(caller, team));
  }

  @Override
  public Mono<List<VisibleTeam>> page(Caller caller, @Nullable Owner after, int limit) {
    return findTeams
        .page(AccessChecks.scope(caller, Permission.STORE_READ), after, limit)
        .map(teams -> teams.stream().map(team -> visible(caller, team)).toList());
  }

  private static VisibleTeam visible(Caller caller, Team team) {
    return new VisibleTeam(
        team,
        Arrays.stream(Permission.values())
            .filter(permission -> AccessChecks.permits(caller, permission, team.id()))
            .collect(Collectors.toSet()));
  }

  @Override
  public Mono<List<TeamMember>> members(
      Caller caller, Owner team, @Nullable AccountPosition after, int limit) {
    return findTeams.members(AccessChecks.scope(caller, Permission.STORE_READ), team, after, limit);
  }
}
