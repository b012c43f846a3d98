package io.urumi.application.usecase.team;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.urumi.domain.access.AccessDeniedException;
import io.urumi.domain.access.Caller;
import io.urumi.domain.access.Permission;
import io.urumi.domain.access.TeamRole;
import io.urumi.domain.account.AccountId;
import io.urumi.domain.account.AccountName;
import io.urumi.port.driving.team.ManageMembersUseCase;
import io.urumi.port.driving.team.ManageMembersUseCase.Outcome;
import io.urumi.port.model.audit.AuditEntry;
import io.urumi.testkit.Await;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

class ManageMembersTest extends TeamFixture {
  private final ManageMembersUseCase members = engine.manageMembers();

  @Test
  void an_administrator_adds_an_existing_account() {
    Outcome outcome =
        Await.one(members.add(caller(admin), shops, new AccountName("bert"), TeamRole.MANAGER));

    assertThat(outcome).isInstanceOf(Outcome.Done.class);
    assertThat(roleOf(bert)).isEqualTo(TeamRole.MANAGER);
    AuditEntry entry = newestEntry();
    assertThat(entry.action()).isEqualTo("member.add");
    assertThat(entry.owner()).isEqualTo(shops.value());
    assertThat(entry.detail()).contains(bert.toString()).contains("MANAGER");
  }

  @Test
  void who_may_not_manage_accounts_is_not_told_which_names_exist() {
    for (String name : List.of("bert", "unknown")) {
      assertThatThrownBy(() ->
              Await.one(members.add(caller(anna), shops, new AccountName(name), TeamRole.VIEWER)))
          .isInstanceOfSatisfying(
              AccessDeniedException.class,
              denied -> assertThat(denied.permission()).isEqualTo(Permission.ACCOUNT_MANAGE));
    }
    assertThat(Await.one(ports.members().countGivenHere(shops))).isOne();
  }

  @Test
  void unknown_accounts_and_members_are_not_added() {
    AccountName unknown = new AccountName("unknown");
    assertThat(Await.one(members.add(caller(admin), shops, unknown, TeamRole.VIEWER)))
        .isEqualTo(new Outcome.AccountNotFound(unknown));
    assertThat(
            Await.one(members.add(caller(admin), shops, new AccountName("anna"), TeamRole.VIEWER)))
        .isInstanceOf(Outcome.AlreadyMember.class);
    assertThat(roleOf(anna)).isEqualTo(TeamRole.OWNER);
  }

  @Test
  void an_account_of_a_provider_is_not_added_by_the_name_that_its_user_chose() {
    provided("dora");
    AccountName dora = new AccountName("dora");

    assertThat(Await.one(members.add(caller(admin), shops, dora, TeamRole.OWNER)))
        .isEqualTo(new Outcome.AccountNotFound(dora));
    AccountId local = account("dora", Set.of());
    assertThat(Await.one(members.add(caller(admin), shops, dora, TeamRole.VIEWER)))
        .isInstanceOfSatisfying(
            Outcome.Done.class, done -> assertThat(done.member().account()).isEqualTo(local));
  }

  @Test
  void a_role_by_groups_is_neither_changed_nor_taken_away_here() {
    AccountId dora = provided("dora");
    joinByGroup(dora, shops, TeamRole.VIEWER);

    assertThat(Await.one(members.changeRole(caller(anna), shops, dora, TeamRole.OWNER)))
        .isInstanceOf(Outcome.RoleOfProvider.class);
    assertThat(newestEntry().outcome()).isEqualTo(AuditEntry.Outcome.REFUSED);
    for (AccountId remover : List.of(anna, dora)) {
      assertThat(Await.one(members.remove(caller(remover), shops, dora)))
          .isInstanceOf(Outcome.RoleOfProvider.class);
    }

    assertThat(roleOf(dora)).isEqualTo(TeamRole.VIEWER);
  }

  @Test
  void members_with_the_same_name_are_on_different_pages() {
    AccountId first = provided("bert");
    AccountId second = provided("bert");
    join(first, shops, TeamRole.VIEWER);
    join(second, shops, TeamRole.VIEWER);

    var one = Await.one(engine.findTeams().members(caller(anna), shops, null, 2));
    var two =
        Await.one(engine.findTeams().members(caller(anna), shops, one.getLast().position(), 2));

    assertThat(one).hasSize(2);
    assertThat(two)
        .singleElement()
        .satisfies(member -> assertThat(member.account()).isIn(first, second))
        .isNotEqualTo(one.getLast());
  }

  @Test
  void an_owner_changes_roles_and_a_role_counts_from_the_next_request_on() {
    join(bert, shops, TeamRole.MANAGER);
    assertThat(Await.one(engine.findTeams().byId(caller(bert), shops)).permissions())
        .contains(Permission.STORE_CREATE);

    assertThat(Await.one(members.changeRole(caller(anna), shops, bert, TeamRole.VIEWER)))
        .isInstanceOf(Outcome.Done.class);

    assertThat(Await.one(engine.findTeams().byId(caller(bert), shops)).permissions())
        .doesNotContain(Permission.STORE_CREATE);
    assertThat(newestEntry().detail()).contains("VIEWER instead of MANAGER");
  }

  /** The body of a request may arrive long after its user was found. */
  @Test
  void an_owner_who_was_demoted_since_the_request_began_does_not_undo_it() {
    join(bert, shops, TeamRole.OWNER);
    Caller before = caller(bert);
    Await.one(members.changeRole(caller(anna), shops, bert, TeamRole.VIEWER));

    assertThatThrownBy(() -> Await.one(members.changeRole(before, shops, bert, TeamRole.OWNER)))
        .isInstanceOf(AccessDeniedException.class);

    assertThat(roleOf(bert)).isEqualTo(TeamRole.VIEWER);
  }

  @Test
  void a_manager_changes_no_roles() {
    join(bert, shops, TeamRole.MANAGER);

    assertThatThrownBy(
            () -> Await.one(members.changeRole(caller(bert), shops, bert, TeamRole.OWNER)))
        .isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(() -> Await.one(members.remove(caller(bert), shops, anna)))
        .isInstanceOf(AccessDeniedException.class);

    assertThat(roleOf(bert)).isEqualTo(TeamRole.MANAGER);
    assertThat(newestEntry().owner()).isEqualTo(shops.value());
  }

  @Test
  void every_member_may_leave() {
    join(bert, shops, TeamRole.VIEWER);

    assertThat(Await.one(members.remove(caller(bert), shops, bert)))
        .isInstanceOf(Outcome.Done.class);

    assertThat(caller(bert).memberships()).isEmpty();
    assertThat(Await.one(members.remove(caller(bert), shops, bert)))
        .isEqualTo(new Outcome.TeamNotFound(shops));
  }

  @Test
  void the_last_owner_stays_one() {
    assertThat(Await.one(members.remove(caller(anna), shops, anna)))
        .isEqualTo(new Outcome.LastOwner(shops));
    assertThat(Await.one(members.changeRole(caller(admin), shops, anna, TeamRole.VIEWER)))
        .isEqualTo(new Outcome.LastOwner(shops));

    assertThat(roleOf(anna)).isEqualTo(TeamRole.OWNER);
    assertThat(newestEntry().outcome()).isEqualTo(AuditEntry.Outcome.REFUSED);
  }

  @Test
  void of_two_owners_who_leave_at_the_same_time_one_stays() {
    for (int i = 0; i < 10; i++) {
      join(bert, shops, TeamRole.OWNER);
      List<Outcome> outcomes =
          Await.all(
              Flux.just(anna, bert)
                  .flatMap(leaving ->
                      members
                          .remove(caller(leaving), shops, leaving)
                          .subscribeOn(Schedulers.boundedElastic())));
      assertThat(outcomes).hasSize(2).contains(new Outcome.LastOwner(shops));
      assertThat(Await.one(ports.members().countOwners(shops))).isOne();
      Await.one(ports.members().delete(shops, bert));
      Await.one(ports.members().delete(shops, anna));
      join(anna, shops, TeamRole.OWNER);
    }
  }

  @Test
  void who_is_no_member_is_not_found() {
    assertThat(Await.one(members.remove(caller(anna), shops, bert)))
        .isEqualTo(new Outcome.MemberNotFound(bert));
  }
}
