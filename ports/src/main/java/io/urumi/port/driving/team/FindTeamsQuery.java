package io.urumi.port.driving.team;

import io.urumi.domain.access.Caller;
import io.urumi.domain.access.Permission;
import io.urumi.domain.account.AccountPosition;
import io.urumi.domain.store.Owner;
import io.urumi.domain.team.Team;
import io.urumi.domain.team.TeamMember;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Reads the teams whose stores the caller may see, and their members. */
public interface FindTeamsQuery {
  /**
   * A team as the caller sees it.
   *
   * @param permissions that the caller has for it
   */
  record VisibleTeam(Team team, Set<Permission> permissions) {
    public VisibleTeam {
      permissions = Set.copyOf(permissions);
    }
  }

  /** The team; empty when there is none, or the caller may not see it. */
  Mono<VisibleTeam> byId(Caller caller, Owner id);

  /**
   * Teams in the order of their ids.
   *
   * @param after of the last team of the page before; null for the first page
   * @param limit maximum number of results
   */
  Mono<List<VisibleTeam>> page(Caller caller, @Nullable Owner after, int limit);

  /**
   * Members of a team in the order of their names; empty when there is no such team, or the caller
   * may not see it.
   *
   * @param after of the last member of the page before; null for the first page
   * @param limit maximum number of results
   */
  Mono<List<TeamMember>> members(
      Caller caller, Owner team, @Nullable AccountPosition after, int limit);
}
