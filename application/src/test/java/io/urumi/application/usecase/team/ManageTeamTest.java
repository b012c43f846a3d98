package io.urumi.application.usecase.team;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.urumi.domain.access.AccessDeniedException;
import io.urumi.domain.access.Membership;
import io.urumi.domain.access.Permission;
import io.urumi.domain.access.PlatformRole;
import io.urumi.domain.access.TeamRole;
import io.urumi.domain.account.AccountId;
import io.urumi.domain.store.Owner;
import io.urumi.domain.team.Team;
import io.urumi.domain.team.TeamName;
import io.urumi.port.driving.team.FindTeamsQuery.VisibleTeam;
import io.urumi.port.driving.team.ManageTeamUseCase.Outcome;
import io.urumi.port.model.audit.AuditEntry;
import io.urumi.testkit.Await;
import io.urumi.testkit.StoreFixtures;
import org.junit.jupiter.api.Test;

class ManageTeamTest extends TeamFixture {
  private static final TeamName MARKETS = new TeamName("Markets");

  private Outcome delete(Owner team) {
    return Await.one(engine.manageTeam().delete(caller(admin), team));
  }

  @Test
  void a_user_who_creates_a_team_is_its_owner() {
    Team team = Await.one(engine.manageTeam().create(caller(admin), MARKETS));

    assertThat(caller(admin).memberships())
        .containsExactly(new Membership(team.id(), TeamRole.OWNER));
    AuditEntry entry = newestEntry();
    assertThat(entry.action()).isEqualTo("team.create");
    assertThat(entry.subject()).isEqualTo("team/" + team.id());
    assertThat(entry.owner()).isEqualTo(team.id().value());
    assertThat(entry.actor().principalId()).isEqualTo(admin.toString());
  }

  @Test
  void an_owner_of_a_team_creates_no_other() {
    assertThatThrownBy(() -> Await.one(engine.manageTeam().create(caller(anna), MARKETS)))
        .isInstanceOf(AccessDeniedException.class);

    assertThat(newestEntry().outcome()).isEqualTo(AuditEntry.Outcome.REFUSED);
    assertThat(Await.one(engine.findTeams().page(caller(admin), null, 10))).hasSize(2);
  }

  @Test
  void a_member_sees_the_teams_of_his_with_what_he_may_do() {
    join(bert, shops, TeamRole.VIEWER);

    VisibleTeam seen = Await.one(engine.findTeams().byId(caller(bert), shops));

    assertThat(seen.permissions()).containsExactly(Permission.STORE_READ);
    assertThat(Await.one(engine.findTeams().page(caller(bert), null, 10))).containsExactly(seen);
    assertThat(Await.one(engine.findTeams().byId(caller(anna), shops)).permissions())
        .contains(Permission.TEAM_MANAGE)
        .doesNotContain(Permission.ACCOUNT_MANAGE);
  }

  @Test
  void an_owner_renames_his_team() {
    assertThat(Await.one(engine.manageTeam().rename(caller(anna), shops, MARKETS)))
        .isInstanceOf(Outcome.Done.class);

    assertThat(Await.one(engine.findTeams().byId(caller(anna), shops)).team().name())
        .isEqualTo(MARKETS);
    assertThat(newestEntry().owner()).isEqualTo(shops.value());
  }

  @Test
  void a_hidden_team_is_answered_and_recorded_like_an_unknown_one() {
    Owner unknown = new Owner("unknown");

    assertThat(Await.one(engine.manageTeam().rename(caller(bert), shops, MARKETS)))
        .isEqualTo(new Outcome.NotFound(shops));
    AuditEntry hidden = newestEntry();
    assertThat(Await.one(engine.manageTeam().rename(caller(bert), unknown, MARKETS)))
        .isEqualTo(new Outcome.NotFound(unknown));

    assertThat(hidden.owner()).isNull();
    assertThat(hidden.detail()).isEqualTo(newestEntry().detail());
    assertThat(Await.maybe(engine.findTeams().byId(caller(bert), shops))).isNull();
    assertThat(Await.maybe(engine.findTeams().members(caller(bert), shops, null, 10))).isNull();
  }

  @Test
  void a_team_with_stores_or_other_members_is_not_deleted() {
    Await.one(
        database
            .ports()
            .stores()
            .insert(StoreFixtures.requested("alpha", shops.value(), clock.instant())));
    assertThat(delete(shops))
        .isInstanceOfSatisfying(
            Outcome.InUse.class,
            inUse -> assertThat(inUse.why()).contains("Stores of the team: 1"));

    Owner empty = Await.one(engine.manageTeam().create(caller(admin), MARKETS)).id();
    join(bert, empty, TeamRole.VIEWER);
    assertThat(delete(empty))
        .isInstanceOfSatisfying(
            Outcome.InUse.class,
            inUse -> assertThat(inUse.why()).contains("Other members of the team: 1"));
    assertThat(newestEntry().outcome()).isEqualTo(AuditEntry.Outcome.REFUSED);

    Await.one(ports.members().delete(empty, bert));
    assertThat(delete(empty)).isInstanceOf(Outcome.Done.class);
    assertThat(caller(admin).memberships()).isEmpty();
    assertThat(delete(empty)).isEqualTo(new Outcome.NotFound(empty));
  }

  @Test
  void roles_by_groups_do_not_keep_a_team() {
    Owner empty = Await.one(engine.manageTeam().create(caller(admin), MARKETS)).id();
    AccountId dora = provided("dora", PlatformRole.ADMINISTRATOR);
    joinByGroup(dora, empty, TeamRole.OWNER);
    assertThat(Await.one(engine.manageTeam().delete(caller(dora), empty)))
        .isInstanceOfSatisfying(
            Outcome.InUse.class,
            inUse -> assertThat(inUse.why()).contains("Other members of the team: 1"));

    assertThat(delete(empty)).isInstanceOf(Outcome.Done.class);

    assertThat(caller(dora).memberships()).isEmpty();
  }

  @Test
  void the_team_of_the_local_administrator_is_not_deleted() {
    assertThat(delete(local())).isInstanceOf(Outcome.InUse.class);
  }
}
