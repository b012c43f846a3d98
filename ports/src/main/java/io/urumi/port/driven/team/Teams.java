package io.urumi.port.driven.team;

import io.urumi.domain.access.ObjectScope;
import io.urumi.domain.store.Owner;
import io.urumi.domain.team.Team;
import io.urumi.domain.team.TeamName;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Teams in the database. What reads them takes the scope of the caller; a team outside of it does
 * not exist.
 */
public interface Teams {
  /** Stores a new team. */
  Mono<Void> insert(Team team);

  /** The team; empty when there is none with this id. */
  Mono<Team> find(ObjectScope scope, Owner id);

  /**
   * As {@link #find} within the current transaction; others that lock the team wait for it. Who
   * changes the members of a team has locked it.
   */
  Mono<Team> lock(ObjectScope scope, Owner id);

  /**
   * Teams in the order of their ids.
   *
   * @param after of the last team of the page before; null for the first page
   * @param limit maximum number of results
   */
  Flux<Team> page(ObjectScope scope, @Nullable Owner after, int limit);

  /**
   * Gives the team another name.
   *
   * @return false when there is no such team
   */
  Mono<Boolean> rename(Owner id, TeamName name);

  /**
   * Deletes the team with its members and invitations.
   *
   * @return false when there is no such team
   */
  Mono<Boolean> delete(Owner id);
}
