package io.urumi.application.access.team;

import io.urumi.application.access.AccessChecks;
import io.urumi.application.usecase.team.ManageMembers;
import io.urumi.domain.access.Caller;
import io.urumi.domain.access.Permission;
import io.urumi.domain.access.TeamRole;
import io.urumi.domain.account.AccountId;
import io.urumi.domain.account.AccountName;
import io.urumi.domain.store.Owner;
import io.urumi.port.driving.team.ManageMembersUseCase;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** Decides about requests to change the members of teams. */
public final class AuthorizedManageMembers implements ManageMembersUseCase {
  private final ManageMembers manageMembers;

  public AuthorizedManageMembers(ManageMembers manageMembers) {
    this.manageMembers = manageMembers;
  }

  @Override
  public Mono<Outcome> add(Caller caller, Owner team, AccountName name, TeamRole role) {
    Permission missing =
        AccessChecks.permits(caller, Permission.TEAM_MANAGE, team)
            ? Permission.ACCOUNT_MANAGE
            : Permission.TEAM_MANAGE;
    return manageMembers.add(AccessChecks.about(caller, missing), team, name, role);
  }

  @Override
  public Mono<Outcome> changeRole(Caller caller, Owner team, AccountId member, TeamRole role) {
    return manageMembers.changeRole(
        AccessChecks.about(caller, Permission.TEAM_MANAGE), team, member, role);
  }

  @Override
  public Mono<Outcome> remove(Caller caller, Owner team, AccountId member) {
    boolean leaves = AccountId.of(caller.principal()).equals(Optional.of(member));
    // Every member may see the team, and leave it.
    Permission needed = leaves ? Permission.STORE_READ : Permission.TEAM_MANAGE;
    return manageMembers.remove(AccessChecks.about(caller, needed), team, member);
  }
}
