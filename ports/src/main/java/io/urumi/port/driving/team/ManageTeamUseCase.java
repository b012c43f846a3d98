package io.urumi.port.driving.team;

import io.urumi.domain.access.Caller;
import io.urumi.domain.store.Owner;
import io.urumi.domain.team.Team;
import io.urumi.domain.team.TeamName;
import reactor.core.publisher.Mono;

/** Creates, renames and deletes teams. */
public interface ManageTeamUseCase {
  /**
   * Creates a team with a new id. A user who creates it is its owner. Needs {@code team.manage} as
   * a role of the platform.
   */
  Mono<Team> create(Caller caller, TeamName name);

  /** Gives a team another name. */
  Mono<Outcome> rename(Caller caller, Owner id, TeamName name);

  /** Deletes a team that has neither stores nor other members than the caller. */
  Mono<Outcome> delete(Caller caller, Owner id);

  /** The result of a request. */
  sealed interface Outcome {
    /** It was done. */
    record Done(Team team) implements Outcome {}

    /** There is no such team, or the caller may not see it. */
    record NotFound(Owner id) implements Outcome {}

    /**
     * The team cannot be deleted.
     *
     * @param why a sentence for users, with what to do
     */
    record InUse(Owner id, String why) implements Outcome {}
  }
}
