package io.urumi.application.usecase.team;

import io.urumi.domain.access.ObjectScope;
import io.urumi.domain.account.AccountPosition;
import io.urumi.domain.store.Owner;
import io.urumi.domain.team.Team;
import io.urumi.domain.team.TeamMember;
import io.urumi.port.driven.account.AccountPorts;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Reads teams and their members. */
public final class FindTeams {
  private final AccountPorts ports;

  public FindTeams(AccountPorts ports) {
    this.ports = ports;
  }

  /** The team; empty outside of the scope. */
  public Mono<Team> byId(ObjectScope scope, Owner id) {
    return ports.teams().find(scope, id);
  }

  /** A page of the teams of the scope. */
  public Mono<List<Team>> page(ObjectScope scope, @Nullable Owner after, int limit) {
    return ports.teams().page(scope, after, limit).collectList();
  }

  /** A page of the members of a team; empty outside of the scope. */
  public Mono<List<TeamMember>> members(
      ObjectScope scope, Owner team, @Nullable AccountPosition after, int limit) {
    return ports
        .teams()
        .find(scope, team)
        .flatMap(found -> ports.members().page(found.id(), after, limit).collectList());
  }
}
