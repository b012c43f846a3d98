package io.urumi.application.usecase.team;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.urumi.application.access.AuthorizedCreateStore;
import io.urumi.application.settings.LimitPolicy;
import io.urumi.application.settings.PlanCatalog;
import io.urumi.application.usecase.AuditTrail;
import io.urumi.domain.access.AccessDeniedException;
import io.urumi.domain.access.Caller;
import io.urumi.domain.access.PlatformRole;
import io.urumi.domain.access.TeamRole;
import io.urumi.domain.limit.LimitKind;
import io.urumi.domain.limit.Limits;
import io.urumi.domain.store.Owner;
import io.urumi.domain.team.TeamName;
import io.urumi.port.driving.CreateStoreCommand;
import io.urumi.port.driving.CreateStoreUseCase;
import io.urumi.port.driving.team.ManageLimitsUseCase.Allowance;
import io.urumi.port.driving.team.ManageTeamUseCase;
import io.urumi.port.model.audit.AuditEntry;
import io.urumi.testkit.Await;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

class ManageLimitsTest extends TeamFixture {
  private static final Limits TEN_GIB = new Limits(Map.of(LimitKind.MEMORY, 10L << 30));

  private final CreateStoreUseCase createStore =
      new AuthorizedCreateStore(
          database.ports().scoped(),
          new AuditTrail(database.ports().scoped()),
          new LimitPolicy(PlanCatalog.ofChart(), Limits.NONE),
          true,
          clock);

  private Mono<CreateStoreUseCase.Outcome> create(Caller caller, Owner team, String subdomain) {
    return createStore
        .create(CreateStoreCommand.of("Shop", subdomain, "small", team.value(), null, caller))
        .subscribeOn(Schedulers.boundedElastic());
  }

  private Allowance set(Owner team, Limits limits) {
    return Await.one(engine.manageLimits().set(caller(admin), team, limits));
  }

  @Test
  void an_administrator_sets_limits_and_members_see_them_with_what_the_team_has() {
    set(shops, TEN_GIB);
    join(bert, shops, TeamRole.VIEWER);
    Await.one(create(caller(anna), shops, "alpha"));

    Allowance seen = Await.one(engine.manageLimits().find(caller(bert), shops));

    assertThat(seen.own()).isEqualTo(TEN_GIB);
    assertThat(seen.effective().of(LimitKind.MEMORY)).hasValue(10L << 30);
    assertThat(seen.effective().of(LimitKind.STORES)).hasValue(2);
    assertThat(seen.effective().of(LimitKind.CPU)).isEqualTo(OptionalLong.empty());
    assertThat(LimitKind.MEMORY.format(seen.used().of(LimitKind.MEMORY))).isEqualTo("2560Mi");
    assertThat(seen.used().of(LimitKind.STORES)).isEqualTo(1);
    assertThat(seen.used().of(LimitKind.CREATIONS)).isEqualTo(1);
  }

  @Test
  void a_change_of_limits_is_recorded_and_zero_is_no_limit() {
    Allowance changed = set(shops, new Limits(Map.of(LimitKind.STORES, 0L)));

    assertThat(changed.effective().of(LimitKind.STORES)).isEmpty();
    assertThat(newestEntry().action()).isEqualTo("team.limits");
    assertThat(newestEntry().owner()).isEqualTo(shops.value());
    assertThat(newestEntry().detail()).isEqualTo("Team \"Shops\": stores without a limit.");
    assertThat(set(shops, Limits.NONE).effective().of(LimitKind.STORES)).hasValue(2);
  }

  @Test
  void an_owner_of_the_team_does_not_change_its_limits_and_strangers_do_not_see_them() {
    assertThatThrownBy(() -> Await.one(engine.manageLimits().set(caller(anna), shops, Limits.NONE)))
        .isInstanceOf(AccessDeniedException.class);
    assertThat(newestEntry().outcome()).isEqualTo(AuditEntry.Outcome.REFUSED);
    assertThat(Await.maybe(engine.manageLimits().find(caller(bert), shops))).isNull();
    assertThat(Await.maybe(engine.manageLimits().set(caller(admin), new Owner("none"), TEN_GIB)))
        .isNull();
  }

  @Test
  void an_administrator_who_lost_the_role_since_the_request_began_changes_nothing() {
    Caller began = caller(admin);
    account("other", Set.of(PlatformRole.ADMINISTRATOR));
    Await.one(ports.accounts().setRights(admin, Set.of(), true));

    assertThatThrownBy(() -> Await.one(engine.manageLimits().set(began, shops, TEN_GIB)))
        .isInstanceOf(AccessDeniedException.class);
    assertThat(Await.one(engine.manageLimits().find(caller(anna), shops)).own())
        .isEqualTo(Limits.NONE);
  }

  @Test
  void requests_at_the_same_time_do_not_exceed_the_memory_of_the_team() {
    set(shops, TEN_GIB);

    List<CreateStoreUseCase.Outcome> outcomes =
        Await.all(Flux.range(0, 20).flatMap(i -> create(caller(anna), shops, "shop-" + i), 20));

    assertThat(outcomes)
        .filteredOn(CreateStoreUseCase.Outcome.Accepted.class::isInstance)
        .hasSize(4);
    assertThat(outcomes)
        .filteredOn(CreateStoreUseCase.Outcome.LimitReached.class::isInstance)
        .hasSize(16);
  }

  @Test
  void a_team_that_is_deleted_while_a_store_is_created_leaves_no_store_without_a_team() {
    for (int i = 0; i < 20; i++) {
      Owner team = Await.one(engine.manageTeam().create(caller(admin), new TeamName("Brief"))).id();
      Caller creator = caller(admin);
      Mono<ManageTeamUseCase.Outcome> deletion =
          engine.manageTeam().delete(caller(admin), team).subscribeOn(Schedulers.boundedElastic());

      var both = Await.one(Mono.zip(create(creator, team, "brief-" + i), deletion));

      boolean created = both.getT1() instanceof CreateStoreUseCase.Outcome.Accepted;
      boolean deleted = both.getT2() instanceof ManageTeamUseCase.Outcome.Done;
      assertThat(created).isNotEqualTo(deleted);
    }
  }
}
