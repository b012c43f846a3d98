package io.urumi.application.access;

import static io.urumi.domain.access.Permission.ACCOUNT_MANAGE;
import static io.urumi.domain.access.Permission.STORE_READ;
import static io.urumi.domain.access.Permission.STORE_TRANSFER;
import static io.urumi.domain.access.Permission.TEAM_MANAGE;

import io.urumi.application.TeamEngine;
import io.urumi.application.access.AccessRules.Rule;
import io.urumi.application.access.AccessRules.Subject;
import io.urumi.domain.access.Permission;
import io.urumi.domain.access.PlatformRole;
import io.urumi.domain.access.TeamRole;
import io.urumi.domain.account.AccountId;
import io.urumi.domain.account.AccountName;
import io.urumi.domain.account.Password;
import io.urumi.domain.limit.Limits;
import io.urumi.domain.store.Owner;
import io.urumi.domain.store.Store;
import io.urumi.domain.team.Invitation;
import io.urumi.domain.team.InvitationId;
import io.urumi.domain.team.InvitationSecret;
import io.urumi.domain.team.Team;
import io.urumi.domain.team.TeamName;
import io.urumi.port.driven.account.AccountPorts;
import io.urumi.port.driving.team.AcceptInvitationUseCase.Registration;
import io.urumi.port.driving.team.ManageInvitationsUseCase;
import io.urumi.port.driving.team.ManageMembersUseCase;
import io.urumi.port.driving.team.ManageTeamUseCase;
import io.urumi.port.driving.team.TransferStoreUseCase;
import io.urumi.testkit.Await;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import reactor.core.publisher.Mono;

/**
 * As {@link AccessRules}, for the teams that own the stores. Requests that are permitted change
 * nothing: they name accounts and invitations that do not exist.
 */
final class TeamRules {
  private static final AccountId ABSENT = new AccountId(new UUID(1, 2));
  private static final AccountName NAME = new AccountName("unknown");
  private static final InvitationSecret SECRET = new InvitationSecret("A".repeat(43));

  private final TeamEngine engine;

  TeamRules(TeamEngine engine, AccountPorts ports) {
    this.engine = engine;
    for (Owner team : List.of(TestCallers.TEAM, TestCallers.OTHER_TEAM)) {
      Await.done(ports.teams().insert(new Team(team, new TeamName("Team"), Instant.EPOCH)));
    }
  }

  private static Rule team(Permission permission, AccessRules.Call call) {
    return new Rule(Subject.STORE, permission, call);
  }

  private static Owner of(Store store) {
    return store.spec().owner();
  }

  Map<String, Rule> all() {
    return Map.ofEntries(
        Map.entry(
            "FindTeamsQuery.byId",
            team(
                STORE_READ,
                (caller, store) -> engine.findTeams().byId(caller, of(store)).hasElement())),
        Map.entry(
            "FindTeamsQuery.page",
            new Rule(
                Subject.LIST,
                STORE_READ,
                (caller, store) ->
                    engine
                        .findTeams()
                        .page(caller, null, 100)
                        .map(page ->
                            page.stream().anyMatch(each -> each.team().id().equals(of(store)))))),
        Map.entry(
            "FindTeamsQuery.members",
            team(
                STORE_READ,
                (caller, store) ->
                    engine.findTeams().members(caller, of(store), null, 10).hasElement())),
        Map.entry(
            "TransferStoreUseCase.transfer",
            team(
                STORE_TRANSFER,
                (caller, store) ->
                    engine
                        .transferStore()
                        .transfer(caller, store.id(), of(store))
                        .map(TransferStoreUseCase.Outcome.Done.class::isInstance))),
        Map.entry(
            "ManageLimitsUseCase.find",
            team(
                STORE_READ,
                (caller, store) -> engine.manageLimits().find(caller, of(store)).hasElement())),
        Map.entry(
            "ManageLimitsUseCase.set",
            AccessRules.platform(
                TEAM_MANAGE,
                (caller, store) ->
                    done(engine.manageLimits().set(caller, of(store), Limits.NONE)))),
        Map.entry(
            "ManageTeamUseCase.create",
            AccessRules.platform(
                TEAM_MANAGE,
                (caller, _) ->
                    // No user, which would become a member and needs an account.
                    engine
                        .manageTeam()
                        .create(TestCallers.withoutAccount(caller), new TeamName("New"))
                        .hasElement())),
        Map.entry(
            "ManageTeamUseCase.rename",
            team(
                TEAM_MANAGE,
                (caller, store) ->
                    engine
                        .manageTeam()
                        .rename(caller, of(store), new TeamName("Team"))
                        .map(ManageTeamUseCase.Outcome.Done.class::isInstance))),
        Map.entry(
            "ManageTeamUseCase.delete",
            team(
                TEAM_MANAGE,
                (caller, store) ->
                    engine
                        .manageTeam()
                        .delete(caller, of(store))
                        .map(ManageTeamUseCase.Outcome.InUse.class::isInstance))),
        Map.entry(
            "ManageMembersUseCase.add",
            team(
                ACCOUNT_MANAGE,
                (caller, store) ->
                    engine
                        .manageMembers()
                        .add(caller, of(store), NAME, TeamRole.VIEWER)
                        .map(ManageMembersUseCase.Outcome.AccountNotFound.class::isInstance))),
        Map.entry(
            "ManageMembersUseCase.changeRole",
            team(
                TEAM_MANAGE,
                (caller, store) ->
                    engine
                        .manageMembers()
                        .changeRole(caller, of(store), ABSENT, TeamRole.VIEWER)
                        .map(ManageMembersUseCase.Outcome.MemberNotFound.class::isInstance))),
        Map.entry(
            "ManageMembersUseCase.remove",
            team(
                TEAM_MANAGE,
                (caller, store) ->
                    engine
                        .manageMembers()
                        .remove(caller, of(store), ABSENT)
                        .map(ManageMembersUseCase.Outcome.MemberNotFound.class::isInstance))),
        Map.entry(
            "ManageInvitationsUseCase.create",
            team(
                TEAM_MANAGE,
                (caller, store) ->
                    engine
                        .manageInvitations()
                        .create(
                            TestCallers.withoutAccount(caller),
                            of(store),
                            TeamRole.VIEWER,
                            Invitation.DEFAULT_VALIDITY)
                        .map(ManageInvitationsUseCase.Outcome.Created.class::isInstance))),
        Map.entry(
            "ManageInvitationsUseCase.list",
            team(
                TEAM_MANAGE,
                (caller, store) ->
                    engine
                        .manageInvitations()
                        .list(caller, of(store))
                        .map(ManageInvitationsUseCase.Outcome.Found.class::isInstance))),
        Map.entry(
            "ManageInvitationsUseCase.revoke",
            team(
                TEAM_MANAGE,
                (caller, store) ->
                    engine
                        .manageInvitations()
                        .revoke(caller, of(store), new InvitationId(ABSENT.value()))
                        .map(
                            ManageInvitationsUseCase.Outcome.InvitationNotFound.class
                                ::isInstance))),
        Map.entry(
            "FindAccountsQuery.page",
            AccessRules.platform(
                ACCOUNT_MANAGE,
                (caller, _) -> engine.findAccounts().page(caller, null, 10).hasElement())),
        Map.entry(
            "ManageAccountsUseCase.disable",
            AccessRules.platform(
                ACCOUNT_MANAGE,
                (caller, _) -> engine.manageAccounts().disable(caller, ABSENT).hasElement())),
        Map.entry(
            "ManageAccountsUseCase.enable",
            AccessRules.platform(
                ACCOUNT_MANAGE,
                (caller, _) -> engine.manageAccounts().enable(caller, ABSENT).hasElement())),
        Map.entry(
            "ManageAccountsUseCase.grant",
            AccessRules.platform(
                ACCOUNT_MANAGE,
                (caller, _) ->
                    engine
                        .manageAccounts()
                        .grant(caller, ABSENT, PlatformRole.AUDITOR)
                        .hasElement())),
        Map.entry(
            "ManageAccountsUseCase.revoke",
            AccessRules.platform(
                ACCOUNT_MANAGE,
                (caller, _) ->
                    engine
                        .manageAccounts()
                        .revoke(caller, ABSENT, PlatformRole.AUDITOR)
                        .hasElement())),
        Map.entry(
            "AcceptInvitationUseCase.describe",
            AccessRules.everybody(
                (caller, _) -> done(engine.acceptInvitation().describe(caller, SECRET)))),
        Map.entry(
            "AcceptInvitationUseCase.accept",
            AccessRules.everybody(
                (caller, _) -> done(engine.acceptInvitation().accept(caller, SECRET)))),
        Map.entry(
            "AcceptInvitationUseCase.register",
            AccessRules.everybody((caller, _) ->
                done(
                    engine
                        .acceptInvitation()
                        .register(
                            caller,
                            new Registration(
                                SECRET,
                                NAME,
                                new Password("correct horse battery"),
                                caller.origin()))))));
  }

  /** Whether there was a result does not matter. */
  private static Mono<Boolean> done(Mono<?> call) {
    return call.then(Mono.just(true));
  }
}
