package io.urumi.testkit.contract.persistence;

import static io.urumi.testkit.TestPrincipals.EVERYTHING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.urumi.domain.condition.ConditionReason;
import io.urumi.domain.condition.ConditionStatus;
import io.urumi.domain.condition.ConditionType;
import io.urumi.domain.failure.StoreFailure;
import io.urumi.domain.release.DeployedRelease;
import io.urumi.domain.store.DesiredState;
import io.urumi.domain.store.Owner;
import io.urumi.domain.store.Phase;
import io.urumi.domain.store.Step;
import io.urumi.domain.store.StepState;
import io.urumi.domain.store.Store;
import io.urumi.domain.store.StoreAddress;
import io.urumi.domain.store.StoreId;
import io.urumi.domain.store.StoreStatus;
import io.urumi.domain.store.Subdomain;
import io.urumi.port.driven.lease.ClaimedStore;
import io.urumi.port.driven.lease.Lease;
import io.urumi.port.driven.lease.LeaseLostException;
import io.urumi.port.driven.lease.ReplicaId;
import io.urumi.port.driven.persistence.RecordedSubdomain;
import io.urumi.port.driven.persistence.StoreRepository;
import io.urumi.port.driven.persistence.SubdomainTakenException;
import io.urumi.port.driven.persistence.Transactions;
import io.urumi.port.model.QueueDepth;
import io.urumi.testkit.Await;
import io.urumi.testkit.StoreFixtures;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** The contract of {@link StoreRepository}, apart from lists: {@link StorePagesContract}. */
public abstract class StoreRepositoryContract {
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00.123456Z");
  private static final Duration LEASE = Duration.ofSeconds(30);
  private static final ReplicaId ONE = new ReplicaId("one");
  private static final ReplicaId TWO = new ReplicaId("two");

  /** The repository, empty at the start of the test. */
  protected abstract StoreRepository stores();

  /** Transactions of the same database. */
  protected abstract Transactions transactions();

  // ------------------------------------------------------------------ saving and finding

  @Test
  public void aSavedStoreIsFoundUnchanged() {
    Store requested = StoreFixtures.requested("alpha", NOW);

    Store saved = Await.one(stores().insert(requested));

    assertThat(saved)
        .isEqualTo(new Store(requested.id(), requested.spec(), requested.status(), NOW, NOW, 1));
    assertThat(Await.one(stores().find(requested.id()))).isEqualTo(saved);
    assertThat(Await.one(stores().findHolder(EVERYTHING, requested.subdomain()))).isEqualTo(saved);
  }

  @Test
  public void aStoreWhoseNameWasReservedLaterStaysReadable() {
    Store saved = insert("www");

    assertThat(Await.one(stores().find(saved.id()))).isEqualTo(saved);
    assertThat(claim(ONE, NOW)).hasSize(1);
  }

  @Test
  public void anUnknownStoreIsNotFound() {
    assertThat(Await.maybe(stores().find(new StoreId(UUID.randomUUID())))).isNull();
    assertThat(Await.maybe(stores().findHolder(EVERYTHING, new Subdomain("unused")))).isNull();
    assertThat(Await.one(stores().wake(new Subdomain("unused"), NOW))).isFalse();
  }

  @Test
  public void everyPartOfAStatusIsSaved() {
    ClaimedStore claimed = claimed("alpha");
    StoreFailure failure =
        new StoreFailure.ImagePullFailed(
            "store-web-1", "urumi/store-web", "line\n\"two\" \u0000 ✓");
    StoreStatus status =
        new StoreStatus(
            7,
            Phase.DEGRADED,
            claimed
                .store()
                .status()
                .conditions()
                .observe(
                    ConditionType.RELEASE_DEPLOYED,
                    ConditionStatus.FALSE,
                    ConditionReason.RELEASE_ABSENT,
                    "It is not there.",
                    NOW.plusSeconds(3)),
            new StepState(Step.DEPLOY_RELEASE, 3, NOW, NOW.plusSeconds(5), true),
            failure,
            NOW.plusSeconds(1),
            NOW.plusSeconds(2),
            null,
            new StoreAddress("alpha.localhost", "http://alpha.localhost:8080"),
            new DeployedRelease("0.1.0", "shop/web:1", "shop/db@sha256:2", "abc"));

    Store saved = Await.one(save(claimed.lease(), status));

    assertThat(saved.status()).isEqualTo(status);
    assertThat(Await.one(stores().find(saved.id())).status()).isEqualTo(status);
  }

  @Test
  public void aRefusedInsertLeavesItsTransactionUsable() {
    insert("alpha");
    Store other = StoreFixtures.requested("beta", NOW);

    Store saved =
        Await.one(
            transactions()
                .within(
                    stores()
                        .insert(StoreFixtures.requested("alpha", NOW))
                        .onErrorResume(
                            SubdomainTakenException.class, _ -> stores().insert(other))));

    assertThat(saved.id()).isEqualTo(other.id());
  }

  // ------------------------------------------------------------------ subdomains

  @Test
  public void aSubdomainIsHeldByOneStoreAtATime() {
    insert("alpha");

    assertThatThrownBy(() -> insert("alpha"))
        .isInstanceOfSatisfying(
            SubdomainTakenException.class,
            taken -> assertThat(taken.subdomain()).isEqualTo(new Subdomain("alpha")));
  }

  @Test
  public void ofConcurrentInsertsOfOneSubdomainExactlyOneSucceeds() {
    AtomicInteger refused = new AtomicInteger();

    List<Store> saved =
        Await.all(
            Flux.range(0, 50)
                .flatMap(
                    _ ->
                        Mono.defer(() -> stores().insert(StoreFixtures.requested("alpha", NOW)))
                            .subscribeOn(Schedulers.boundedElastic())
                            .onErrorResume(
                                SubdomainTakenException.class,
                                _ -> Mono.fromRunnable(refused::incrementAndGet)),
                    50));

    assertThat(saved).hasSize(1);
    assertThat(refused).hasValue(49);
    assertThat(Await.one(stores().countByPhase(EVERYTHING))).isEqualTo(Map.of(Phase.REQUESTED, 1L));
  }

  @Test
  public void aDeletedStoreReleasesItsSubdomainAndIsStillFoundById() {
    ClaimedStore claimed = claimed("alpha");
    Store first = claimed.store();
    Await.one(save(claimed.lease(), first.status().withPhase(Phase.DELETED, NOW)));

    assertThat(Await.maybe(stores().findHolder(EVERYTHING, first.subdomain()))).isNull();
    assertThat(Await.one(stores().wake(first.subdomain(), NOW))).isFalse();

    Store second = insert("alpha");
    assertThat(Await.one(stores().findHolder(EVERYTHING, first.subdomain())).id())
        .isEqualTo(second.id());
    assertThat(Await.one(stores().find(first.id())).phase()).isEqualTo(Phase.DELETED);
    assertThat(Await.one(stores().find(first.id())).subdomain()).isEqualTo(first.subdomain());
  }

  @Test
  public void anInsertThatIsRolledBackHoldsNothing() {
    assertThatThrownBy(() ->
            Await.done(
                transactions()
                    .within(
                        stores()
                            .insert(StoreFixtures.requested("alpha", NOW))
                            .then(Mono.error(new IllegalStateException("no"))))))
        .hasMessage("no");

    assertThat(Await.maybe(stores().findHolder(EVERYTHING, new Subdomain("alpha")))).isNull();
    insert("alpha");
  }

  // ------------------------------------------------------------------ spec and status

  @Test
  public void aNewerSpecIsSavedWithoutTouchingTheStatus() {
    ClaimedStore claimed = claimed("alpha");
    StoreStatus status = claimed.store().status().withPhase(Phase.READY, NOW);
    Store before = Await.one(save(claimed.lease(), status));

    Store saved =
        Await.one(stores().saveSpec(before.id(), before.spec().deleted(), NOW.plusSeconds(1)));

    assertThat(saved.spec().desired()).isEqualTo(DesiredState.DELETED);
    assertThat(saved.spec().generation()).isEqualTo(2);
    assertThat(saved.status()).isEqualTo(status);
    assertThat(saved.version()).isEqualTo(before.version() + 1);
    assertThat(saved.updatedAt()).isEqualTo(NOW.plusSeconds(1));
    assertThat(saved.createdAt()).isEqualTo(NOW);
    assertThat(Await.one(stores().find(saved.id()))).isEqualTo(saved);
  }

  @Test
  public void aSpecThatIsNotTheNextOneIsNotSaved() {
    Store store = insert("alpha");
    Await.one(stores().saveSpec(store.id(), store.spec().nextGeneration(), NOW));

    assertThat(Await.maybe(stores().saveSpec(store.id(), store.spec().deleted(), NOW))).isNull();
    assertThat(
            Await.maybe(
                stores().saveSpec(new StoreId(UUID.randomUUID()), store.spec().deleted(), NOW)))
        .isNull();
    assertThat(Await.one(stores().find(store.id())).spec())
        .isEqualTo(store.spec().nextGeneration());
  }

  @Test
  public void aStoreGetsAnotherOwnerAndIsDueAtOnceWithoutANewGeneration() {
    ClaimedStore claimed = claimed("alpha");
    Owner other = new Owner("other");

    Store saved = Await.one(stores().changeOwner(claimed.store(), other, NOW.plusSeconds(1)));

    assertThat(saved.spec()).isEqualTo(claimed.store().spec().ownedBy(other));
    assertThat(saved.version()).isEqualTo(claimed.store().version() + 1);
    assertThat(saved.updatedAt()).isEqualTo(NOW.plusSeconds(1));
    Await.done(stores().release(claimed.lease(), NOW.plusSeconds(60), NOW));
    assertThat(only(claim(TWO, NOW)).store().spec().owner()).isEqualTo(other);
  }

  @Test
  public void aChangeOfTheOwnerAndASpecOfTheFormerOwnerExcludeEachOther() {
    Store store = insert("alpha");
    Owner other = new Owner("other");
    Await.one(stores().changeOwner(store, other, NOW));

    assertThat(Await.maybe(stores().saveSpec(store.id(), store.spec().deleted(), NOW))).isNull();
    assertThat(Await.maybe(stores().changeOwner(store, new Owner("third"), NOW))).isNull();

    Store given = Await.one(stores().find(store.id()));
    assertThat(given.spec()).isEqualTo(store.spec().ownedBy(other));
    Await.one(stores().saveSpec(store.id(), given.spec().deleted(), NOW));
    assertThat(Await.maybe(stores().changeOwner(given, store.spec().owner(), NOW))).isNull();
  }

  @Test
  public void ofTwoConcurrentSpecsOneIsSaved() {
    Store store = insert("alpha");

    List<Store> saved =
        Await.all(
            Flux.range(0, 10)
                .flatMap(_ ->
                    stores()
                        .saveSpec(store.id(), store.spec().nextGeneration(), NOW)
                        .subscribeOn(Schedulers.boundedElastic())));

    assertThat(saved).hasSize(1);
    assertThat(Await.one(stores().find(store.id())).version()).isEqualTo(2);
  }

  @Test
  public void aStatusIsSavedWithoutTouchingASpecThatIsNewerThanTheClaim() {
    ClaimedStore claimed = claimed("alpha");
    Await.one(stores().saveSpec(claimed.store().id(), claimed.store().spec().deleted(), NOW));

    Store saved =
        Await.one(
            save(claimed.lease(), claimed.store().status().withPhase(Phase.PROVISIONING, NOW)));

    assertThat(saved.spec()).isEqualTo(claimed.store().spec().deleted());
    assertThat(saved.phase()).isEqualTo(Phase.PROVISIONING);
    assertThat(saved.version()).isEqualTo(3);
  }

  // ------------------------------------------------------------------ claiming

  @Test
  public void aNewStoreIsDueAtOnce() {
    Store store = insert("alpha");

    ClaimedStore claimed = only(claim(ONE, NOW));

    assertThat(claimed.store()).isEqualTo(store);
    assertThat(claimed.lease().storeId()).isEqualTo(store.id());
    assertThat(claimed.lease().holder()).isEqualTo(ONE);
    assertThat(claimed.lease().expiresAt()).isEqualTo(NOW.plus(LEASE));
  }

  @Test
  public void theStoreDueLongestIsClaimedFirstUpToTheLimit() {
    insert("middle", NOW.minusSeconds(20));
    insert("newest", NOW.minusSeconds(10));
    insert("oldest", NOW.minusSeconds(30));
    insert("future", NOW.plusSeconds(1));

    assertThat(subdomains(Await.all(stores().claim(ONE, NOW, LEASE, 2))))
        .containsExactly("oldest", "middle");
    assertThat(subdomains(Await.all(stores().claim(ONE, NOW, LEASE, 2)))).containsExactly("newest");
    assertThat(Await.all(stores().claim(ONE, NOW, LEASE, 2))).isEmpty();
  }

  @Test
  public void aClaimIsValidWhenItIsReceived() {
    insert("alpha");
    insert("beta");

    // One after the other, so that the first is saved before the second is requested.
    List<Store> saved =
        Await.all(
            stores()
                .claim(ONE, NOW, LEASE, 2)
                .concatMap(
                    claimed ->
                        save(
                            claimed.lease(),
                            claimed.store().status().withPhase(Phase.PROVISIONING, NOW)),
                    1));

    assertThat(saved).extracting(Store::phase).containsOnly(Phase.PROVISIONING).hasSize(2);
  }

  @Test
  public void aLeasedStoreIsClaimedOnlyAfterItsLeaseExpired() {
    Lease first = claimed("alpha").lease();

    assertThat(claim(TWO, first.expiresAt().minusMillis(1))).isEmpty();

    Lease second = only(claim(TWO, first.expiresAt())).lease();
    assertThat(second.token()).isGreaterThan(first.token());
    assertThat(second.holder()).isEqualTo(TWO);
  }

  @Test
  public void replicasThatClaimConcurrentlyNeverGetTheSameStore() {
    int count = 60;
    IntStream.range(0, count).forEach(i -> insert("shop-" + (100 + i)));
    ConcurrentLinkedQueue<StoreId> claimedIds = new ConcurrentLinkedQueue<>();

    Await.done(
        Flux.range(0, 4)
            .flatMap(replica ->
                stores()
                    .claim(new ReplicaId("replica-" + replica), NOW, LEASE, 4)
                    .doOnNext(claimed -> claimedIds.add(claimed.store().id()))
                    .subscribeOn(Schedulers.boundedElastic())
                    // An empty result is possible while others claim.
                    .repeat(() -> claimedIds.size() < count)
                    .then()));

    assertThat(claimedIds).hasSize(count).doesNotHaveDuplicates();
  }

  // ------------------------------------------------------------------ fencing

  @Test
  public void aLostLeaseChangesNothing() {
    ClaimedStore first = claimed("alpha");
    Instant later = first.lease().expiresAt();
    Lease second = only(claim(TWO, later)).lease();

    StoreStatus status = first.store().status().withPhase(Phase.READY, NOW);
    assertThatThrownBy(() -> Await.one(save(first.lease(), status)))
        .isInstanceOf(LeaseLostException.class);
    assertThatThrownBy(() -> Await.done(stores().release(first.lease(), NOW, NOW)))
        .isInstanceOf(LeaseLostException.class);
    assertThatThrownBy(() -> Await.one(stores().renew(first.lease(), NOW.plusSeconds(999))))
        .isInstanceOf(LeaseLostException.class);

    assertThat(Await.one(stores().find(first.store().id()))).isEqualTo(first.store());
    assertThat(claim(ONE, second.expiresAt().minusMillis(1))).isEmpty();
    Await.one(save(second, status));
  }

  @Test
  public void anExpiredLeaseIsValidUntilTheNextClaim() {
    ClaimedStore claimed = claimed("alpha");

    Store saved =
        Await.one(
            stores()
                .saveStatus(
                    claimed.lease(),
                    claimed.store().status().withPhase(Phase.PROVISIONING, NOW),
                    NOW.plus(LEASE.multipliedBy(2)),
                    NOW.plus(LEASE.multipliedBy(3))));

    assertThat(saved.phase()).isEqualTo(Phase.PROVISIONING);
    assertThat(claim(TWO, NOW.plus(LEASE.multipliedBy(2)))).isEmpty();
  }

  @Test
  public void savingTheStatusAndRenewingExtendTheLease() {
    ClaimedStore claimed = claimed("alpha");

    Await.one(
        stores()
            .saveStatus(
                claimed.lease(), claimed.store().status(), NOW, NOW.plus(LEASE.multipliedBy(2))));
    assertThat(claim(TWO, NOW.plus(LEASE))).isEmpty();

    Lease renewed = Await.one(stores().renew(claimed.lease(), NOW.plus(LEASE.multipliedBy(3))));
    assertThat(renewed.token()).isEqualTo(claimed.lease().token());
    assertThat(renewed.expiresAt()).isEqualTo(NOW.plus(LEASE.multipliedBy(3)));
    assertThat(claim(TWO, NOW.plus(LEASE.multipliedBy(2)))).isEmpty();
    assertThat(claim(TWO, NOW.plus(LEASE.multipliedBy(3)))).hasSize(1);
  }

  @Test
  public void aReleasedLeaseSavesNothing() {
    ClaimedStore claimed = claimed("alpha");
    Await.done(stores().release(claimed.lease(), NOW.plusSeconds(60), NOW));

    assertThatThrownBy(() -> Await.one(save(claimed.lease(), claimed.store().status())))
        .isInstanceOf(LeaseLostException.class);
  }

  // ------------------------------------------------------------------ release and wake-up

  @Test
  public void aReleasedStoreIsDueAtTheTimeOfItsRelease() {
    Lease lease = claimed("alpha").lease();

    Await.done(stores().release(lease, NOW.plusSeconds(60), NOW));

    assertThat(claim(TWO, NOW.plusSeconds(59))).isEmpty();
    Lease next = only(claim(TWO, NOW.plusSeconds(60))).lease();
    assertThat(next.token()).isGreaterThan(lease.token());
  }

  @Test
  public void aStoreReleasedForeverIsDueOnlyWhenItIsWoken() {
    Lease lease = claimed("alpha").lease();
    Await.done(stores().release(lease, Instant.MAX, NOW));

    assertThat(claim(ONE, NOW.plus(Duration.ofDays(10_000)))).isEmpty();
    assertThat(Await.one(stores().queueDepth(EVERYTHING, NOW))).isEqualTo(new QueueDepth(0, 0, 0));

    assertThat(Await.one(stores().wake(new Subdomain("alpha"), NOW))).isTrue();
    assertThat(claim(ONE, NOW)).hasSize(1);
  }

  @Test
  public void aStoreWokenWhileLeasedIsDueAtOnceOnRelease() {
    Lease lease = claimed("alpha").lease();
    Await.one(stores().wake(new Subdomain("alpha"), NOW.plusSeconds(1)));

    assertThat(claim(TWO, NOW.plusSeconds(1))).isEmpty();
    Await.done(stores().release(lease, Instant.MAX, NOW.plusSeconds(2)));

    assertThat(claim(TWO, NOW.plusSeconds(1))).isEmpty();
    assertThat(claim(TWO, NOW.plusSeconds(2))).hasSize(1);
  }

  @Test
  public void aStoreWhoseSpecWasSavedWhileLeasedIsDueAtOnceOnRelease() {
    ClaimedStore claimed = claimed("alpha");
    Await.one(stores().saveSpec(claimed.store().id(), claimed.store().spec().deleted(), NOW));

    Await.done(stores().release(claimed.lease(), NOW.plusSeconds(60), NOW));

    assertThat(only(claim(TWO, NOW)).store().deletionRequested()).isTrue();
  }

  @Test
  public void aClaimClearsEarlierWakeUps() {
    insert("alpha");
    Await.one(stores().wake(new Subdomain("alpha"), NOW));
    Lease lease = only(claim(ONE, NOW)).lease();

    Await.done(stores().release(lease, NOW.plusSeconds(60), NOW));

    assertThat(claim(ONE, NOW.plusSeconds(59))).isEmpty();
  }

  @Test
  public void aStoreThatIsWokenOrChangedIsDueEarly() {
    Lease alpha = claimed("alpha").lease();
    Await.done(stores().release(alpha, NOW.plusSeconds(60), NOW));
    ClaimedStore beta = claimed("beta");
    Await.done(stores().release(beta.lease(), NOW.plusSeconds(60), NOW));
    assertThat(claim(ONE, NOW)).isEmpty();

    Await.one(stores().wake(new Subdomain("alpha"), NOW));
    Await.one(stores().saveSpec(beta.store().id(), beta.store().spec().nextGeneration(), NOW));

    assertThat(subdomains(claim(ONE, NOW))).containsExactlyInAnyOrder("alpha", "beta");
  }

  @Test
  public void aReplicaThatStopsReleasesOnlyItsOwnLeases() {
    insert("alpha");
    insert("beta");
    Lease first = only(Await.all(stores().claim(ONE, NOW, LEASE, 1))).lease();
    Lease other = only(Await.all(stores().claim(TWO, NOW, LEASE, 1))).lease();

    assertThat(Await.one(stores().releaseLeases(ONE, NOW.plusSeconds(1)))).isEqualTo(1);

    assertThatThrownBy(() -> Await.one(stores().renew(first, NOW.plusSeconds(99))))
        .isInstanceOf(LeaseLostException.class);
    Lease again = only(claim(TWO, NOW.plusSeconds(1))).lease();
    assertThat(again.storeId()).isEqualTo(first.storeId());
    assertThat(again.token()).isGreaterThan(first.token());
    Await.one(stores().renew(other, NOW.plusSeconds(99)));
  }

  // ------------------------------------------------------------------ counting

  @Test
  public void storesAreCountedByPhase() {
    insert("alpha");
    insert("beta");
    ClaimedStore claimed = only(Await.all(stores().claim(ONE, NOW, LEASE, 1)));
    Await.one(save(claimed.lease(), claimed.store().status().withPhase(Phase.READY, NOW)));

    assertThat(Await.one(stores().countByPhase(EVERYTHING)))
        .isEqualTo(Map.of(Phase.REQUESTED, 1L, Phase.READY, 1L));
    Await.one(save(claimed.lease(), claimed.store().status().withPhase(Phase.DELETED, NOW)));
    assertThat(Await.one(stores().countByPhase(EVERYTHING)))
        .isEqualTo(Map.of(Phase.REQUESTED, 1L, Phase.DELETED, 1L));
  }

  @Test
  public void theQueueDepthCountsDueLeasedAndWaitingStores() {
    assertThat(Await.one(stores().queueDepth(EVERYTHING, NOW))).isEqualTo(new QueueDepth(0, 0, 0));
    IntStream.range(0, 3).forEach(i -> insert("due-" + i));
    insert("later", NOW.plusSeconds(5));
    Await.all(stores().claim(ONE, NOW, LEASE, 1));

    assertThat(Await.one(stores().queueDepth(EVERYTHING, NOW))).isEqualTo(new QueueDepth(2, 1, 1));
    assertThat(Await.one(stores().queueDepth(EVERYTHING, NOW.plus(LEASE))))
        .isEqualTo(new QueueDepth(4, 0, 0));
  }

  // ------------------------------------------------------------------ inserts for deletion

  @Test
  public void aStoreInsertedForDeletionIsDueAndDoesNotHoldTheSubdomain() {
    Store holder = insert("alpha");
    Store toDelete = forDeletion("alpha");

    Store saved = Await.one(stores().insertForDeletion(toDelete));

    assertThat(saved.spec()).isEqualTo(toDelete.spec());
    assertThat(saved.version()).isEqualTo(1);
    assertThat(Await.one(stores().findHolder(EVERYTHING, toDelete.subdomain())).id())
        .isEqualTo(holder.id());
    assertThat(claim(ONE, NOW))
        .extracting(each -> each.store().id())
        .containsExactlyInAnyOrder(holder.id(), toDelete.id());
  }

  @Test
  public void aDeletedStoreInsertedForDeletionLeavesTheHolderItsSubdomain() {
    Store holder = insert("alpha");
    Store toDelete = Await.one(stores().insertForDeletion(forDeletion("alpha")));
    ClaimedStore claimed =
        claim(ONE, NOW).stream()
            .filter(each -> each.store().id().equals(toDelete.id()))
            .findFirst()
            .orElseThrow();

    Await.one(save(claimed.lease(), claimed.store().status().withPhase(Phase.DELETED, NOW)));

    assertThat(Await.one(stores().findHolder(EVERYTHING, holder.subdomain())).id())
        .isEqualTo(holder.id());
  }

  @Test
  public void aStoreInsertedForDeletionReplacesTheDeletedStoreWithItsId() {
    ClaimedStore claimed = claimed("alpha");
    Await.one(save(claimed.lease(), claimed.store().status().withPhase(Phase.DELETED, NOW)));
    Await.done(stores().release(claimed.lease(), Instant.MAX, NOW));
    Store deleted = Await.one(stores().find(claimed.store().id()));
    assertThat(claim(ONE, NOW.plus(LEASE))).isEmpty();

    Store again =
        Await.one(
            stores()
                .insertForDeletion(
                    new Store(
                        deleted.id(),
                        deleted.spec().deleted(),
                        StoreStatus.requested(NOW.plusSeconds(9)),
                        deleted.createdAt(),
                        NOW.plusSeconds(9),
                        0)));

    assertThat(again.phase()).isEqualTo(Phase.REQUESTED);
    assertThat(again.deletionRequested()).isTrue();
    assertThat(again.status().deletedAt()).isNull();
    assertThat(again.createdAt()).isEqualTo(deleted.createdAt());
    assertThat(again.version()).isEqualTo(deleted.version() + 1);
    assertThat(Await.maybe(stores().findHolder(EVERYTHING, deleted.subdomain()))).isNull();
    assertThat(claim(ONE, NOW.plusSeconds(9)))
        .extracting(each -> each.store().id())
        .containsExactly(deleted.id());
  }

  @Test
  public void anExistingStoreIsNotInsertedForDeletion() {
    Store existing = insert("alpha");

    assertThat(
            Await.maybe(
                stores()
                    .insertForDeletion(
                        new Store(
                            existing.id(),
                            existing.spec().deleted(),
                            existing.status(),
                            NOW,
                            NOW,
                            0))))
        .isNull();

    assertThat(Await.one(stores().find(existing.id()))).isEqualTo(existing);
  }

  @Test
  public void claimsAreOfTheGivenStoresAndOfTheHoldersOfTheSubdomains() {
    ClaimedStore deleted = claimed("deleted");
    Await.one(save(deleted.lease(), deleted.store().status().withPhase(Phase.DELETED, NOW)));
    Store holder = insert("alpha");
    Store toDelete = Await.one(stores().insertForDeletion(forDeletion("alpha")));
    insert("not-requested");

    List<RecordedSubdomain> recordedSubdomains =
        Await.all(
            stores()
                .recordedSubdomains(
                    List.of(deleted.store().id(), toDelete.id(), new StoreId(UUID.randomUUID())),
                    List.of(holder.subdomain(), new Subdomain("unused"))));

    assertThat(recordedSubdomains)
        .containsExactlyInAnyOrder(
            new RecordedSubdomain(deleted.store().id(), deleted.store().subdomain(), true, false),
            new RecordedSubdomain(toDelete.id(), toDelete.subdomain(), false, false),
            new RecordedSubdomain(holder.id(), holder.subdomain(), false, true));
    assertThat(Await.all(stores().recordedSubdomains(List.of(), List.of()))).isEmpty();
  }

  @Test
  public void severalStoresAreFoundByTheirIdsAlsoDeletedOnes() {
    ClaimedStore claimed = claimed("deleted");
    Store deleted =
        Await.one(save(claimed.lease(), claimed.store().status().withPhase(Phase.DELETED, NOW)));
    Store alpha = insert("alpha");
    insert("not-requested");

    List<Store> found =
        Await.all(
            stores()
                .findAll(
                    EVERYTHING, List.of(alpha.id(), deleted.id(), new StoreId(UUID.randomUUID()))));

    assertThat(found).containsExactlyInAnyOrder(alpha, deleted);
    assertThat(Await.all(stores().findAll(EVERYTHING, List.of()))).isEmpty();
  }

  // ------------------------------------------------------------------ helpers

  private static Store forDeletion(String subdomain) {
    Store store = StoreFixtures.requested(subdomain, NOW);
    return store.withSpec(store.spec().deleted());
  }

  private Store insert(String subdomain) {
    return insert(subdomain, NOW);
  }

  private Store insert(String subdomain, Instant at) {
    return Await.one(stores().insert(StoreFixtures.requested(subdomain, at)));
  }

  private ClaimedStore claimed(String subdomain) {
    insert(subdomain);
    return only(claim(ONE, NOW));
  }

  private List<ClaimedStore> claim(ReplicaId holder, Instant now) {
    return Await.all(stores().claim(holder, now, LEASE, 100));
  }

  private Mono<Store> save(Lease lease, StoreStatus status) {
    return stores().saveStatus(lease, status, NOW, NOW.plus(LEASE));
  }

  private static ClaimedStore only(List<ClaimedStore> claimed) {
    assertThat(claimed).hasSize(1);
    return claimed.getFirst();
  }

  private static List<String> subdomains(List<ClaimedStore> claimed) {
    return claimed.stream().map(each -> each.store().subdomain().value()).toList();
  }
}
