package io.urumi.port.driving.team;

import io.urumi.domain.access.Caller;
import io.urumi.domain.access.TeamRole;
import io.urumi.domain.account.AccountId;
import io.urumi.domain.account.AccountName;
import io.urumi.domain.store.Owner;
import io.urumi.domain.team.TeamMember;
import reactor.core.publisher.Mono;

/** Changes who has which role in a team. A team that has an owner keeps one. */
public interface ManageMembersUseCase {
  /**
   * Makes the account with a name a member. Needs {@code account.manage}, too, because the answer
   * says whether there is such an account; others invite.
   */
  Mono<Outcome> add(Caller caller, Owner team, AccountName name, TeamRole role);

  /** Gives a member another role. */
  Mono<Outcome> changeRole(Caller caller, Owner team, AccountId member, TeamRole role);

  /** Removes a member; every member may leave. */
  Mono<Outcome> remove(Caller caller, Owner team, AccountId member);

  /** The result of a request. */
  sealed interface Outcome {
    /**
     * It was done.
     *
     * @param member as it is now; the removed one as it was
     */
    record Done(TeamMember member) implements Outcome {}

    /** There is no such team, or the caller may not see it. */
    record TeamNotFound(Owner team) implements Outcome {}

    /** The account is not a member of the team. */
    record MemberNotFound(AccountId member) implements Outcome {}

    /** There is no account with this name. */
    record AccountNotFound(AccountName name) implements Outcome {}

    /** The account is a member already; its role is unchanged. */
    record AlreadyMember(TeamMember member) implements Outcome {}

    /** The role comes from the groups of the user's provider and is unchanged. */
    record RoleOfProvider(TeamMember member) implements Outcome {}

    /** The team would have no owner who can sign in. */
    record LastOwner(Owner team) implements Outcome {}
  }
}
