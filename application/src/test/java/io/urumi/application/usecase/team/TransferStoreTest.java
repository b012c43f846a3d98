package io.urumi.application.usecase.team;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.urumi.application.TeamEngine;
import io.urumi.application.WrappedPort;
import io.urumi.application.access.AuthorizedWatchStores;
import io.urumi.application.settings.LimitPolicy;
import io.urumi.application.settings.PlanCatalog;
import io.urumi.domain.access.AccessDeniedException;
import io.urumi.domain.access.Caller;
import io.urumi.domain.access.ObjectScope;
import io.urumi.domain.access.Permission;
import io.urumi.domain.access.TeamRole;
import io.urumi.domain.account.AccountId;
import io.urumi.domain.account.AccountSources;
import io.urumi.domain.event.StoreEvent;
import io.urumi.domain.limit.LimitKind;
import io.urumi.domain.limit.LimitReached;
import io.urumi.domain.limit.Limits;
import io.urumi.domain.store.Owner;
import io.urumi.domain.store.Store;
import io.urumi.domain.store.StoreId;
import io.urumi.domain.team.TeamName;
import io.urumi.domain.token.PersonalToken;
import io.urumi.domain.token.PersonalTokenId;
import io.urumi.domain.token.PersonalTokenName;
import io.urumi.port.driven.account.AccountPorts;
import io.urumi.port.driven.lease.ReplicaId;
import io.urumi.port.driven.persistence.PersistencePorts;
import io.urumi.port.driven.persistence.StoreRepository;
import io.urumi.port.driven.team.Teams;
import io.urumi.port.driving.WatchStoresQuery.Departed;
import io.urumi.port.driving.WatchStoresQuery.Notice;
import io.urumi.port.driving.WatchStoresQuery.Update;
import io.urumi.port.driving.team.TransferStoreUseCase;
import io.urumi.port.driving.team.TransferStoreUseCase.Outcome;
import io.urumi.port.model.ConcurrentChangesException;
import io.urumi.port.model.audit.AuditEntry;
import io.urumi.port.model.store.RecordedEvent;
import io.urumi.testkit.Await;
import io.urumi.testkit.StoreFixtures;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** {@code anna} is the owner of {@code Shops}, {@code bert} of {@code Markets}. */
class TransferStoreTest extends TeamFixture {
  private final Owner markets =
      Await.one(engine.manageTeam().create(caller(admin), new TeamName("Markets"))).id();
  private final Store alpha = insert("alpha", shops);

  TransferStoreTest() {
    join(bert, markets, TeamRole.OWNER);
  }

  private Store insert(String name, Owner owner) {
    return Await.one(
        database
            .ports()
            .stores()
            .insert(StoreFixtures.requested(name, owner.value(), clock.instant())));
  }

  private Outcome transfer(Caller caller, Owner team) {
    return Await.one(engine.transferStore().transfer(caller, alpha.id(), team));
  }

  private Owner owner() {
    return Await.one(database.ports().stores().find(alpha.id())).spec().owner();
  }

  private List<AuditEntry> entries(Owner team) {
    return Await.one(
            database.ports().audit().page(new ObjectScope.Teams(Set.of(team)), Long.MAX_VALUE, 20))
        .items()
        .stream()
        .filter(entry -> entry.action().equals("store.transfer"))
        .toList();
  }

  private List<StoreEvent> events(Owner team) {
    return Await.all(
            database.ports().events().after(new ObjectScope.Teams(Set.of(team)), 0, 20, alpha.id()))
        .stream()
        .map(RecordedEvent::event)
        .toList();
  }

  private void assertDenied(Caller caller, Owner team, Permission missing) {
    assertThatThrownBy(() -> transfer(caller, team))
        .isInstanceOfSatisfying(
            AccessDeniedException.class,
            denied -> assertThat(denied.permission()).isEqualTo(missing));
    assertThat(owner()).isEqualTo(shops);
    assertThat(newestEntry().outcome()).isEqualTo(AuditEntry.Outcome.REFUSED);
  }

  @Test
  void who_may_give_and_create_in_both_teams_transfers_and_both_have_it_on_record() {
    join(anna, markets, TeamRole.MANAGER);

    assertThat(transfer(caller(anna), markets)).isInstanceOf(Outcome.Done.class);

    assertThat(owner()).isEqualTo(markets);
    assertThat(events(shops)).hasSize(1).first().isInstanceOf(StoreEvent.StoreGivenAway.class);
    assertThat(events(markets)).hasSize(1).first().isInstanceOf(StoreEvent.StoreReceived.class);
    assertThat(entries(shops))
        .hasSize(1)
        .first()
        .satisfies(entry -> {
          assertThat(entry.detail()).contains("to team/" + markets);
          assertThat(entry.actor().principalId()).isEqualTo(anna.toString());
        });
    assertThat(entries(markets).getFirst().detail()).contains("from team/" + shops);
  }

  @Test
  void neither_a_manager_gives_nor_a_viewer_receives() {
    AccountId carl = account("carl", Set.of());
    join(carl, shops, TeamRole.MANAGER);
    join(carl, markets, TeamRole.OWNER);
    join(anna, markets, TeamRole.VIEWER);

    assertDenied(caller(carl), markets, Permission.STORE_TRANSFER);
    assertDenied(caller(anna), markets, Permission.STORE_CREATE);
  }

  @Test
  void a_team_and_a_store_that_one_may_not_see_do_not_exist() {
    Owner unknown = new Owner("unknown");

    assertThat(transfer(caller(anna), markets)).isEqualTo(new Outcome.TeamNotFound(markets));
    String hidden = newestEntry().detail();
    assertThat(transfer(caller(anna), unknown)).isEqualTo(new Outcome.TeamNotFound(unknown));
    assertThat(newestEntry().detail()).isEqualTo(hidden);
    assertThat(transfer(caller(admin), unknown)).isEqualTo(new Outcome.TeamNotFound(unknown));
    assertThat(transfer(caller(bert), markets)).isEqualTo(new Outcome.NotFound(alpha.id()));
    assertThat(newestEntry().owner()).isNull();
    assertThat(owner()).isEqualTo(shops);
  }

  @Test
  void a_right_that_was_taken_away_since_the_request_began_does_not_count() {
    join(anna, markets, TeamRole.MANAGER);
    Caller began = caller(anna);
    Await.one(ports.members().changeRole(markets, anna, TeamRole.VIEWER));
    assertDenied(began, markets, Permission.STORE_CREATE);

    Await.one(ports.members().changeRole(markets, anna, TeamRole.MANAGER));
    Await.one(ports.members().changeRole(shops, anna, TeamRole.MANAGER));
    assertDenied(began, markets, Permission.STORE_TRANSFER);

    Await.one(ports.members().delete(shops, anna));
    assertThat(transfer(began, markets)).isEqualTo(new Outcome.NotFound(alpha.id()));
  }

  @Test
  void a_token_needs_both_scopes_and_the_roles_that_its_user_has_now() {
    join(anna, markets, TeamRole.MANAGER);
    assertDenied(
        token("one", Permission.STORE_TRANSFER, Permission.STORE_READ),
        markets,
        Permission.STORE_CREATE);
    Caller both =
        token("both", Permission.STORE_TRANSFER, Permission.STORE_CREATE, Permission.STORE_READ);
    Caller revoked = token("revoked", Permission.STORE_TRANSFER, Permission.STORE_CREATE);
    Await.one(
        ports.tokens().delete(new PersonalTokenId(UUID.fromString(revoked.principal().id()))));
    assertDenied(revoked, markets, Permission.STORE_TRANSFER);
    Await.one(ports.members().changeRole(markets, anna, TeamRole.VIEWER));
    assertDenied(both, markets, Permission.STORE_CREATE);

    Await.one(ports.members().changeRole(markets, anna, TeamRole.MANAGER));
    assertThat(transfer(both, markets)).isInstanceOf(Outcome.Done.class);
  }

  private Caller token(String name, Permission... scopes) {
    PersonalToken token =
        new PersonalToken(
            new PersonalTokenId(UUID.randomUUID()),
            anna,
            new PersonalTokenName(name),
            Set.of(scopes),
            clock.instant(),
            clock.instant().plus(Duration.ofDays(1)),
            null);
    Await.one(ports.tokens().insert(token, UUID.randomUUID().toString()));
    return token.caller(caller(anna));
  }

  @Test
  void to_its_own_team_a_store_is_transferred_without_effect() {
    assertThat(transfer(caller(anna), shops)).isEqualTo(new Outcome.Done(alpha));
    assertThat(events(shops)).isEmpty();
  }

  @Test
  void a_store_that_is_being_deleted_stays() {
    Await.one(
        database.ports().stores().saveSpec(alpha.id(), alpha.spec().deleted(), clock.instant()));

    assertThat(transfer(caller(admin), markets)).isInstanceOf(Outcome.Leaving.class);
    assertThat(owner()).isEqualTo(shops);
  }

  @Test
  void the_limit_of_the_team_that_gets_it_holds_also_for_transfers_at_the_same_time() {
    List<StoreId> given =
        List.of(alpha.id(), insert("beta", shops).id(), insert("gamma", shops).id());

    List<Outcome> outcomes =
        Await.all(
            Flux.fromIterable(given)
                .flatMap(id ->
                    engine
                        .transferStore()
                        .transfer(caller(admin), id, markets)
                        .subscribeOn(Schedulers.boundedElastic())));

    assertThat(outcomes).filteredOn(Outcome.Done.class::isInstance).hasSize(2);
    assertThat(outcomes)
        .contains(new Outcome.LimitReached(markets, new LimitReached(LimitKind.STORES, 2, 2, 1)));
  }

  @Test
  void of_two_transfers_between_two_teams_in_opposite_directions_none_waits_for_the_other() {
    Store beta = insert("beta", markets);
    AccountPorts slow =
        withTeams(
            WrappedPort.of(
                Teams.class,
                ports.teams(),
                "lock",
                // Long enough for both to have their first lock.
                locked -> locked.delayElement(Duration.ofMillis(100))));

    List<Outcome> outcomes =
        Await.all(
            Flux.merge(
                transfers(slow, database.ports()).transfer(caller(admin), alpha.id(), markets),
                transfers(slow, database.ports()).transfer(caller(admin), beta.id(), shops)));

    assertThat(outcomes).hasSize(2).allMatch(Outcome.Done.class::isInstance);
    assertThat(owner()).isEqualTo(markets);
    assertThat(Await.one(database.ports().stores().find(beta.id())).spec().owner())
        .isEqualTo(shops);
  }

  @Test
  void transfers_of_one_store_at_the_same_time_follow_one_another() {
    Owner third = Await.one(engine.manageTeam().create(caller(admin), new TeamName("Third"))).id();
    List<Outcome> outcomes =
        Await.all(
            Flux.range(0, 6)
                .flatMap(
                    i ->
                        Mono.defer(() ->
                                engine
                                    .transferStore()
                                    .transfer(
                                        caller(admin), alpha.id(), i % 2 == 0 ? markets : third))
                            .subscribeOn(Schedulers.boundedElastic()),
                    3));

    assertThat(outcomes).hasSize(6).allMatch(Outcome.Done.class::isInstance);
  }

  @Test
  void a_store_that_others_change_each_time_stays_and_the_request_can_be_repeated() {
    PersistencePorts real = database.ports();
    PersistencePorts changing =
        new PersistencePorts(
            WrappedPort.of(StoreRepository.class, real.stores(), "changeOwner", _ -> Mono.empty()),
            real.events(),
            real.audit(),
            real.idempotencyKeys(),
            real.orphans(),
            real.taskLock(),
            real.transactions(),
            real.signals());

    assertThatThrownBy(() ->
            Await.one(transfers(ports, changing).transfer(caller(admin), alpha.id(), markets)))
        .isInstanceOf(ConcurrentChangesException.class);

    assertThat(owner()).isEqualTo(shops);
    assertThat(entries(shops)).isEmpty();
  }

  private TransferStoreUseCase transfers(AccountPorts accounts, PersistencePorts persistence) {
    return new TeamEngine(
            persistence,
            accounts,
            passwords,
            AccountSources.LOCAL,
            new LimitPolicy(PlanCatalog.ofChart(), Limits.NONE),
            clock)
        .transferStore();
  }

  private AccountPorts withTeams(Teams teams) {
    return new AccountPorts(
        ports.accounts(),
        ports.sessions(),
        ports.attempts(),
        teams,
        ports.members(),
        ports.tokens(),
        ports.invitations(),
        ports.usedTokens());
  }

  @Test
  void an_open_stream_of_the_former_team_loses_the_store_and_one_of_the_new_team_gets_it()
      throws InterruptedException {
    AuthorizedWatchStores watch =
        new AuthorizedWatchStores(database.ports().scoped(), new ReplicaId("watching"), clock);
    BlockingQueue<Notice> former = new LinkedBlockingQueue<>();
    BlockingQueue<Notice> next = new LinkedBlockingQueue<>();
    Disposable one = watch.watch(caller(anna), 0L, null).subscribe(former::add);
    Disposable other = watch.watch(caller(bert), 0L, null).subscribe(next::add);
    Instant before = Instant.now();

    transfer(caller(admin), markets);

    Notice departed = poll(former);
    Notice arrived = poll(next);
    assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(1));
    assertThat(departed)
        .isInstanceOfSatisfying(
            Departed.class, notice -> assertThat(notice.store()).isEqualTo(alpha.id()));
    assertThat(arrived)
        .isInstanceOfSatisfying(
            Update.class,
            update -> {
              assertThat(update.event().event()).isInstanceOf(StoreEvent.StoreReceived.class);
              assertThat(update.store().spec().owner()).isEqualTo(markets);
            });
    one.dispose();
    other.dispose();

    // Also for who connects again later, and reads the log.
    assertThat(Await.one(watch.watch(caller(anna), 0L, null).next())).isEqualTo(departed);
    assertThat(Await.one(watch.watch(caller(bert), 0L, null).next())).isInstanceOf(Update.class);
    assertThat(former).isEmpty();
    assertThat(next).isEmpty();
  }

  private static @Nullable Notice poll(BlockingQueue<Notice> notices) throws InterruptedException {
    return notices.poll(10, TimeUnit.SECONDS);
  }
}
