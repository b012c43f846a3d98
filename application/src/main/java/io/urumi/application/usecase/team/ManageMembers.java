package io.urumi.application.usecase.team;

import io.urumi.application.usecase.AuditTrail;
import io.urumi.application.usecase.Authorization;
import io.urumi.domain.access.TeamRole;
import io.urumi.domain.account.Account;
import io.urumi.domain.account.AccountId;
import io.urumi.domain.account.AccountName;
import io.urumi.domain.store.Owner;
import io.urumi.domain.team.TeamMember;
import io.urumi.port.driven.account.AccountPorts;
import io.urumi.port.driven.account.Accounts;
import io.urumi.port.driving.team.ManageMembersUseCase.Outcome;
import io.urumi.port.model.audit.AuditAction;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/** Changes who has which role in a team. */
public final class ManageMembers {
  private final AccountPorts ports;
  private final AuditTrail auditTrail;
  private final TeamChanges changes;
  private final Clock clock;

  public ManageMembers(AccountPorts ports, AuditTrail auditTrail, Clock clock) {
    this.ports = ports;
    this.auditTrail = auditTrail;
    this.clock = clock;
    changes = new TeamChanges(ports, auditTrail, clock);
  }

  /** Makes the local account with a name a member. */
  public Mono<Outcome> add(
      Authorization authorization, Owner team, AccountName name, TeamRole role) {
    Mono<Account> account =
        ports
            .accounts()
            .find(name)
            .map(Accounts.WithPassword::account)
            .switchIfEmpty(
                Mono.defer(() ->
                    TeamChanges.refuse(
                        "There is no such account.", new Outcome.AccountNotFound(name))));
    return changes.change(
        authorization,
        AuditAction.MEMBER_ADD,
        team,
        new Outcome.TeamNotFound(team),
        _ -> account.flatMap(found -> insert(authorization, team, found, role)));
  }

  private Mono<Outcome> insert(
      Authorization authorization, Owner team, Account account, TeamRole role) {
    Instant now = clock.instant();
    return ports
        .members()
        .insert(team, account.id(), role, now)
        .flatMap(inserted ->
            inserted
                ? recorded(
                    authorization,
                    AuditAction.MEMBER_ADD,
                    team,
                    new TeamMember(account.id(), account.displayName(), role, now, false),
                    " is a member with the role " + role + ".")
                : alreadyMember(team, account.id()));
  }

  private Mono<Outcome> alreadyMember(Owner team, AccountId account) {
    return ports
        .members()
        .find(team, account)
        .flatMap(member ->
            TeamChanges.refuse(
                "The account is a member already.", new Outcome.AlreadyMember(member)));
  }

  /** Gives a member another role. */
  public Mono<Outcome> changeRole(
      Authorization authorization, Owner team, AccountId account, TeamRole role) {
    return change(
        authorization,
        AuditAction.MEMBER_ROLE,
        team,
        account,
        member ->
            ports
                .members()
                .changeRole(team, account, role)
                .then(keepOwner(team, member))
                .then(
                    recorded(
                        authorization,
                        AuditAction.MEMBER_ROLE,
                        team,
                        new TeamMember(account, member.name(), role, member.since(), false),
                        " has the role " + role + " instead of " + member.role() + ".")));
  }

  /** Removes a member. */
  public Mono<Outcome> remove(Authorization authorization, Owner team, AccountId account) {
    return change(
        authorization,
        AuditAction.MEMBER_REMOVE,
        team,
        account,
        member ->
            ports
                .members()
                .delete(team, account)
                .then(keepOwner(team, member))
                .then(
                    recorded(
                        authorization,
                        AuditAction.MEMBER_REMOVE,
                        team,
                        member,
                        " is not a member any more; the role was " + member.role() + ".")));
  }

  private Mono<Outcome> change(
      Authorization authorization,
      AuditAction action,
      Owner team,
      AccountId account,
      Function<TeamMember, Mono<Outcome>> change) {
    Mono<TeamMember> member =
        ports
            .members()
            .find(team, account)
            .switchIfEmpty(
                Mono.defer(() ->
                    TeamChanges.refuse(
                        "The account is not a member.", new Outcome.MemberNotFound(account))))
            .flatMap(ManageMembers::changeable);
    return changes.change(
        authorization, action, team, new Outcome.TeamNotFound(team), _ -> member.flatMap(change));
  }

  /** The next sign-in of the user would undo a change. */
  private static Mono<TeamMember> changeable(TeamMember member) {
    return member.ofProvider()
        ? TeamChanges.refuse(
            "The role comes from the groups of the user's provider.",
            new Outcome.RoleOfProvider(member))
        : Mono.just(member);
  }

  /** After the change, in its transaction. A team that had no owner needs none. */
  private Mono<Void> keepOwner(Owner team, TeamMember before) {
    return before.role() != TeamRole.OWNER
        ? Mono.empty()
        : ports
            .members()
            .countOwners(team)
            .filter(owners -> owners == 0)
            .flatMap(_ ->
                TeamChanges.refuse("The team would have no owner.", new Outcome.LastOwner(team)));
  }

  private Mono<Outcome> recorded(
      Authorization authorization,
      AuditAction action,
      Owner team,
      TeamMember member,
      String detail) {
    return Mono.defer(() ->
        changes
            .done(
                authorization,
                action,
                team,
                "Account \"" + member.name() + "\" (" + member.account() + ")" + detail)
            .then(auditTrail.accessChanged())
            .thenReturn(new Outcome.Done(member)));
  }
}
