package io.urumi.port.driven.team;

import io.urumi.domain.access.Membership;
import io.urumi.domain.access.TeamRole;
import io.urumi.domain.account.AccountId;
import io.urumi.domain.account.AccountPosition;
import io.urumi.domain.account.provider.ProviderIdentity;
import io.urumi.domain.store.Owner;
import io.urumi.domain.team.TeamMember;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Who has which role in which team. */
public interface TeamMembers {
  /**
   * Makes an account a member of a team.
   *
   * @return false when it is one already; its role is unchanged
   */
  Mono<Boolean> insert(Owner team, AccountId account, TeamRole role, Instant since);

  /**
   * As {@link #insert}, because of a group of the account's provider.
   *
   * @return false when it is a member already; its role and where that comes from are unchanged
   */
  Mono<Boolean> insertOfProvider(Owner team, AccountId account, TeamRole role, Instant since);

  /**
   * The memberships of a provider's user that come from the groups, in the order of the ids of the
   * teams; none when the user has no account.
   */
  Flux<Membership> ofProvider(ProviderIdentity identity);

  /** The member of a team; empty when the account is none. */
  Mono<TeamMember> find(Owner team, AccountId account);

  /**
   * The members of a team in the order of their display names, those with the same one by id.
   *
   * @param after of the last member of the page before; null for the first page
   * @param limit maximum number of results
   */
  Flux<TeamMember> page(Owner team, @Nullable AccountPosition after, int limit);

  /** How many owners a team has whose accounts can sign in. */
  Mono<Long> countOwners(Owner team);

  /** How many members a team has whose roles do not come from groups of a provider. */
  Mono<Long> countGivenHere(Owner team);

  /**
   * Gives a member another role.
   *
   * @return false when the account is not a member of the team
   */
  Mono<Boolean> changeRole(Owner team, AccountId account, TeamRole role);

  /**
   * Removes a member from a team.
   *
   * @return false when the account is not a member of the team
   */
  Mono<Boolean> delete(Owner team, AccountId account);
}
