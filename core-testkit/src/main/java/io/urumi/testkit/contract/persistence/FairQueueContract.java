package io.urumi.testkit.contract.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.domain.limit.LimitKind;
import io.urumi.domain.limit.Limits;
import io.urumi.domain.store.Owner;
import io.urumi.domain.store.Phase;
import io.urumi.domain.store.Store;
import io.urumi.domain.store.StoreId;
import io.urumi.domain.team.Team;
import io.urumi.port.driven.lease.ClaimedStore;
import io.urumi.port.driven.lease.FreeSlots;
import io.urumi.port.driven.lease.ReplicaId;
import io.urumi.port.driven.persistence.StoreRepository;
import io.urumi.port.driven.persistence.Transactions;
import io.urumi.port.model.store.OwnerRecord;
import io.urumi.testkit.Await;
import io.urumi.testkit.StoreFixtures;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** The order of the queue of a {@link StoreRepository}, and the number of stores of an owner. */
public abstract class FairQueueContract {
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00.123456Z");
  private static final Duration LEASE = Duration.ofSeconds(30);
  private static final ReplicaId ONE = new ReplicaId("one");
  private static final ReplicaId TWO = new ReplicaId("two");

  /** The repository, empty at the start of the test. */
  protected abstract StoreRepository stores();

  /** Transactions of the same database. */
  protected abstract Transactions transactions();

  // ------------------------------------------------------------------ between owners

  @Test
  public void anotherOwnersFirstStoreGetsTheNextFreeSlotHoweverManyStoresOfOneOwnerWait() {
    List<StoreId> waiting = insert("waiting", 500, NOW.minusSeconds(60));
    List<ClaimedStore> busy = claim(ONE, 8);
    assertThat(ids(busy)).containsExactlyElementsOf(waiting.subList(0, 8));

    StoreId alone = insert("alone", 1, NOW).getFirst();

    assertThat(ids(claim(TWO, 1))).containsExactly(alone);
    assertThat(ids(claim(TWO, 1))).containsExactly(waiting.get(8));
  }

  @Test
  public void ownersAlternateAndEachOwnersStoresKeepTheirOrder() {
    List<StoreId> a = insert("a", 5, NOW.minusSeconds(30));
    List<StoreId> b = insert("b", 2, NOW.minusSeconds(20));
    List<StoreId> c = insert("c", 3, NOW.minusSeconds(10));

    assertThat(ids(claim(ONE, 10)))
        .containsExactly(
            a.get(0), b.get(0), c.get(0), a.get(1), b.get(1), c.get(1), a.get(2), c.get(2),
            a.get(3), a.get(4));
  }

  @Test
  public void leasedStoresOfAnOwnerAtAnyReplicaCountAgainstTheOwner() {
    List<StoreId> a = insert("a", 6, NOW.minusSeconds(30));
    assertThat(ids(claim(ONE, 2))).containsExactly(a.get(0), a.get(1));
    List<StoreId> b = insert("b", 4, NOW.minusSeconds(1));

    assertThat(ids(claim(TWO, 4))).containsExactly(b.get(0), b.get(1), a.get(2), b.get(2));
  }

  @Test
  public void anExpiredLeaseDoesNotCount() {
    List<StoreId> a = insert("a", 2, NOW.minusSeconds(30));
    claim(ONE, 1);
    insert("b", 1, NOW);

    List<ClaimedStore> later = Await.all(stores().claim(TWO, NOW.plus(LEASE), LEASE, 1));

    assertThat(ids(later)).containsExactly(a.getFirst());
  }

  // ------------------------------------------------------------------ deletions

  @Test
  public void deletionsUseAtMostTheirShareOfTheSlots() {
    List<StoreId> deletions = insert("a", 20, NOW.minusSeconds(60));
    deletions.forEach(this::requestDeletion);
    List<StoreId> created = insert("a-too", "a", 6, NOW.minusSeconds(1));

    List<ClaimedStore> first = claim(ONE, new FreeSlots(6, 2));

    assertThat(ids(first)).hasSize(6).contains(deletions.get(0), deletions.get(1));
    assertThat(ids(first)).containsAll(created.subList(0, 4));
    assertThat(ids(claim(ONE, new FreeSlots(6, 0))))
        .containsExactly(created.get(4), created.get(5));
    assertThat(claim(ONE, new FreeSlots(6, 0))).isEmpty();
    assertThat(claim(ONE, new FreeSlots(6, 3))).hasSize(3);
  }

  @Test
  public void anOwnersNewStoreDoesNotWaitForTheOwnersDeletions() {
    List<StoreId> deletions = insert("a", 50, NOW.minusSeconds(60));
    deletions.forEach(this::requestDeletion);
    StoreId created = insert("a-too", "a", 1, NOW).getFirst();

    assertThat(ids(claim(ONE, 2))).containsExactlyInAnyOrder(deletions.getFirst(), created);
  }

  // ------------------------------------------------------------------ positions

  @Test
  public void positionsAreTheOrderOfClaims() {
    List<StoreId> all = new ArrayList<>(insert("a", 4, NOW.minusSeconds(30)));
    all.addAll(insert("b", 2, NOW.minusSeconds(20)));
    StoreId later = insert("later", 1, NOW.plusSeconds(5)).getFirst();
    all.add(later);
    claim(TWO, 1);

    Map<StoreId, Long> positions = Await.one(stores().queuePositions(all, NOW));
    List<StoreId> claimed = ids(claim(ONE, 10));

    assertThat(positions).hasSize(5).doesNotContainKey(later);
    for (int i = 0; i < claimed.size(); i++) {
      assertThat(positions).containsEntry(claimed.get(i), i + 1L);
    }
    assertThat(Await.one(stores().queuePositions(all, NOW))).isEmpty();
    assertThat(Await.one(stores().queuePositions(List.of(), NOW))).isEmpty();
    assertThat(Await.one(stores().queuePositions(List.of(new StoreId(UUID.randomUUID())), NOW)))
        .isEmpty();
  }

  @Test
  public void aWaitingStoreIsFoundOncePerGeneration() {
    StoreId waiting = insert("a", 1, NOW.minusSeconds(10)).getFirst();
    insert("recent", 1, NOW.minusSeconds(1));
    Instant since = NOW.minusSeconds(2);

    assertThat(Await.all(stores().markWaiting(since, NOW, 100)))
        .extracting(Store::id)
        .containsExactly(waiting);
    assertThat(Await.all(stores().markWaiting(since, NOW, 100))).isEmpty();

    requestDeletion(waiting);
    assertThat(Await.all(stores().markWaiting(since, NOW, 100)))
        .extracting(Store::id)
        .containsExactly(waiting);
    assertThat(Await.all(stores().markWaiting(since, NOW, 100))).isEmpty();
  }

  @Test
  public void leasedAndStartedStoresAreNotWaiting() {
    insert("held", 1, NOW.minusSeconds(10));
    ClaimedStore held = claim(ONE, 1).getFirst();
    assertThat(Await.all(stores().markWaiting(NOW, NOW, 100))).isEmpty();

    Await.one(
        stores()
            .saveStatus(
                held.lease(),
                held.store().status().withObservedGeneration(1),
                NOW,
                NOW.plus(LEASE)));
    Await.done(stores().release(held.lease(), NOW, NOW));

    assertThat(Await.all(stores().markWaiting(NOW, NOW, 100))).isEmpty();
  }

  @Test
  public void waitingStoresAreFoundUpToTheLimit() {
    insert("a", 5, NOW.minusSeconds(10));

    assertThat(Await.all(stores().markWaiting(NOW, NOW, 3))).hasSize(3);
    assertThat(Await.all(stores().markWaiting(NOW, NOW, 3))).hasSize(2);
    assertThat(Await.all(stores().markWaiting(NOW, NOW, 3))).isEmpty();
  }

  // ------------------------------------------------------------------ counting an owner's stores

  @Test
  public void anOwnersStoresAreCountedUntilTheyAreDeleted() {
    assertThat(Await.one(stores().findOwner(new Owner("a"))).held()).isZero();
    StoreId first = insert("a", 3, NOW).getFirst();
    insert("b", 1, NOW);
    requestDeletion(first);
    assertThat(Await.one(stores().findOwner(new Owner("a"))).held()).isEqualTo(3);

    ClaimedStore claimed =
        claim(ONE, 10).stream()
            .filter(each -> each.store().id().equals(first))
            .findFirst()
            .orElseThrow();
    Await.one(
        stores()
            .saveStatus(
                claimed.lease(),
                claimed.store().status().withPhase(Phase.DELETED, NOW),
                NOW,
                NOW.plus(LEASE)));

    assertThat(Await.one(stores().findOwner(new Owner("a"))).held()).isEqualTo(2);
    assertThat(Await.one(stores().findOwner(new Owner("b"))).held()).isEqualTo(1);
  }

  @Test
  public void concurrentInsertsThatCheckTheCountInTheirTransactionNeverExceedIt() {
    int limit = 5;
    Owner owner = new Owner("a");
    ConcurrentLinkedQueue<StoreId> saved = new ConcurrentLinkedQueue<>();
    List<Store> requested =
        IntStream.range(0, 30)
            .mapToObj(i -> StoreFixtures.requested("shop-" + i, "a", NOW))
            .toList();

    Await.done(
        Flux.fromIterable(requested)
            .flatMap(
                store ->
                    transactions()
                        .within(
                            stores()
                                .lockOwner(owner)
                                .filter(found -> found.held() < limit)
                                .flatMap(_ -> stores().insert(store)))
                        .doOnNext(inserted -> saved.add(inserted.id()))
                        .subscribeOn(Schedulers.boundedElastic()),
                30));

    assertThat(saved).hasSize(limit);
    assertThat(Await.one(stores().findOwner(owner)).held()).isEqualTo(limit);
  }

  @Test
  public void theLimitsOfAnOwnerAreReadAsTheyWereSet() {
    Owner owner = new Owner("a");
    Limits limits =
        new Limits(Map.of(LimitKind.STORES, 0L, LimitKind.MEMORY, 20L << 30, LimitKind.CPU, 1L));
    assertThat(Await.one(stores().findOwner(owner)).limits()).isEqualTo(Limits.NONE);

    setLimits(owner, limits);
    assertThat(Await.one(stores().findOwner(owner)).limits()).isEqualTo(limits);
    assertThat(Await.one(stores().lockOwner(owner)).limits()).isEqualTo(limits);
    assertThat(Await.one(stores().findOwner(new Owner("b"))).limits()).isEqualTo(Limits.NONE);

    setLimits(owner, Limits.NONE);
    assertThat(Await.one(stores().findOwner(owner)).limits()).isEqualTo(Limits.NONE);
  }

  private void setLimits(Owner owner, Limits limits) {
    Await.done(
        transactions()
            .within(
                stores().lockOwner(owner).flatMap(_ -> stores().setLimits(owner, limits).then())));
  }

  @Test
  public void anOwnersStoresAreCountedByPlanAndThoseBeingCreatedAreKnown() {
    insert("a", 3, NOW);
    ClaimedStore claimed = claim(ONE, 10).getFirst();
    Await.one(
        stores()
            .saveStatus(
                claimed.lease(),
                claimed.store().status().withPhase(Phase.READY, NOW),
                NOW,
                NOW.plus(LEASE)));

    OwnerRecord owner = Await.one(stores().findOwner(new Owner("a")));

    assertThat(owner.stores()).isEqualTo(Map.of(claimed.store().spec().plan(), 3L));
    assertThat(owner.creations()).isEqualTo(2);
    assertThat(owner.team()).isFalse();
    assertThat(Await.one(stores().findOwner(Team.LOCAL)).team()).isTrue();
  }

  // ------------------------------------------------------------------ helpers

  private List<StoreId> insert(String owner, int count, Instant firstAt) {
    return insert(owner, owner, count, firstAt);
  }

  /** Inserts stores of an owner, each due one second after the one before. */
  private List<StoreId> insert(String name, String owner, int count, Instant firstAt) {
    List<Store> requested =
        IntStream.range(0, count)
            .mapToObj(i ->
                StoreFixtures.requested("shop-" + name + "-" + i, owner, firstAt.plusMillis(i)))
            .toList();
    return Await.all(Flux.fromIterable(requested).concatMap(stores()::insert).map(Store::id));
  }

  private void requestDeletion(StoreId id) {
    Await.one(
        Mono.defer(() -> stores().find(id))
            .flatMap(store -> stores().saveSpec(id, store.spec().deleted(), NOW)));
  }

  private List<ClaimedStore> claim(ReplicaId holder, int limit) {
    return claim(holder, FreeSlots.of(limit));
  }

  private List<ClaimedStore> claim(ReplicaId holder, FreeSlots free) {
    return Await.all(stores().claim(holder, NOW, LEASE, free));
  }

  private static List<StoreId> ids(List<ClaimedStore> claimed) {
    return claimed.stream().map(each -> each.store().id()).toList();
  }
}
