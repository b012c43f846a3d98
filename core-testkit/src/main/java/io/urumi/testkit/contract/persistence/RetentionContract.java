package io.urumi.testkit.contract.persistence;

import static io.urumi.testkit.TestPrincipals.EVERYTHING;
import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.domain.event.StoreEvent;
import io.urumi.domain.store.Phase;
import io.urumi.domain.store.Step;
import io.urumi.domain.store.Store;
import io.urumi.port.driven.lease.ClaimedStore;
import io.urumi.port.driven.lease.ReplicaId;
import io.urumi.port.driven.persistence.EventLog;
import io.urumi.port.driven.persistence.IdempotencyKeys;
import io.urumi.port.driven.persistence.StoreRepository;
import io.urumi.port.model.store.RecordedEvent;
import io.urumi.port.model.store.StepRun;
import io.urumi.testkit.Await;
import io.urumi.testkit.SettableClock;
import io.urumi.testkit.StoreFixtures;
import io.urumi.testkit.TestPrincipals;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/** The contract of retention in {@link EventLog} and {@link StoreRepository}. */
public abstract class RetentionContract {
  private static final Duration DAY = Duration.ofDays(1);
  private static final ReplicaId ONE = new ReplicaId("one");

  private final SettableClock clock =
      SettableClock.at(Instant.parse("2026-11-24T12:00:00.123456Z"));

  /** Empty at the start of the test, like the others. */
  protected abstract StoreRepository stores();

  /** On the same database. */
  protected abstract EventLog events();

  /** On the same database. */
  protected abstract IdempotencyKeys keys();

  @Test
  public void recentDataIsNotRemoved() {
    assertThat(Await.one(events().floor())).isZero();
    assertThat(Await.one(events().trim(clock.instant(), 10))).isZero();
    assertThat(Await.one(events().trimSteps(clock.instant(), 10))).isZero();
    assertThat(Await.one(stores().purge(clock.instant(), 10))).isZero();
    requested(StoreFixtures.requested("alpha", clock.instant()));

    assertThat(Await.one(events().trim(clock.instant(), 10))).isZero();

    assertThat(ids()).containsExactly(1L);
    assertThat(Await.one(events().floor())).isZero();
  }

  @Test
  public void theOldestEventsAreRemovedFirstInBatchesAndTheFloorFollows() {
    Store store = StoreFixtures.requested("alpha", clock.instant());
    for (int day = 1; day <= 5; day++) {
      requested(store);
      clock.advance(DAY);
    }
    Instant before = clock.instant().minus(DAY.multipliedBy(2)).plusSeconds(1);

    assertThat(Await.one(events().trim(before, 3))).isEqualTo(3);
    assertThat(ids()).containsExactly(4L, 5L);
    assertThat(Await.one(events().floor())).isEqualTo(3);
    assertThat(Await.one(events().trim(before, 3))).isEqualTo(1);
    assertThat(Await.one(events().trim(before, 3))).isZero();

    assertThat(ids()).containsExactly(5L);
    assertThat(Await.one(events().floor())).isEqualTo(4);
  }

  @Test
  public void theIdOfARemovedEventIsNeverUsedAgain() {
    Store store = StoreFixtures.requested("alpha", clock.instant());
    requested(store);
    requested(store);
    clock.advance(DAY);

    assertThat(Await.one(events().trim(clock.instant(), 10))).isEqualTo(2);
    assertThat(Await.one(events().latestId())).isEqualTo(2);
    requested(store);

    assertThat(ids()).containsExactly(3L);
    assertThat(Await.one(events().latestId())).isEqualTo(3);
  }

  @Test
  public void aRecentEventKeepsAllLaterOnesSoThatNoneIsMissingAfterTheFloor() {
    Store store = StoreFixtures.requested("alpha", clock.instant());
    requested(store);
    clock.advance(DAY.multipliedBy(10));
    requested(store);
    clock.advance(DAY.multipliedBy(-10));
    requested(store);

    assertThat(Await.one(events().trim(clock.instant().plus(DAY), 10))).isEqualTo(1);

    assertThat(ids()).containsExactly(2L, 3L);
    assertThat(Await.one(events().floor())).isEqualTo(1);
  }

  @Test
  public void endedStepsAreRemovedByTheirEndAndTheRunningOneIsKept() {
    Store store = StoreFixtures.requested("alpha", clock.instant());
    step(store, Step.CREATE_NAMESPACE);
    clock.advance(DAY);
    step(store, Step.APPLY_GUARDRAILS);
    started(store, Step.CREATE_CREDENTIALS);
    clock.advance(DAY);

    assertThat(Await.one(events().trimSteps(clock.instant().minus(DAY), 10))).isEqualTo(1);
    assertThat(steps(store)).containsExactly(Step.APPLY_GUARDRAILS, Step.CREATE_CREDENTIALS);
    assertThat(Await.one(events().trimSteps(clock.instant(), 10))).isEqualTo(1);

    assertThat(steps(store)).containsExactly(Step.CREATE_CREDENTIALS);
  }

  @Test
  public void aDeletedStoreIsRemovedWithItsTimelineAndKeysOnceItHasNoEvent() {
    Store existing =
        Await.one(stores().insert(StoreFixtures.requested("existing", clock.instant())));
    Store deleted = deleted("deleted");
    Await.one(keys().remember("me", "key", "a".repeat(64), deleted.id(), clock.instant()));
    Await.one(keys().remember("me", "other", "a".repeat(64), existing.id(), clock.instant()));
    requested(deleted);
    step(deleted, Step.DELETE_NAMESPACE);
    clock.advance(DAY);

    assertThat(Await.one(stores().purge(clock.instant(), 10))).isZero();
    Await.one(events().trim(clock.instant(), 10));
    assertThat(Await.one(stores().purge(clock.instant().minus(DAY.multipliedBy(2)), 10))).isZero();
    assertThat(Await.maybe(stores().find(deleted.id()))).isNotNull();
    assertThat(Await.one(stores().purge(clock.instant(), 10))).isEqualTo(1);

    assertThat(Await.maybe(stores().find(deleted.id()))).isNull();
    assertThat(steps(deleted)).isEmpty();
    assertThat(Await.maybe(keys().find("me", "key"))).isNull();
    assertThat(Await.maybe(keys().find("me", "other"))).isNotNull();
    assertThat(Await.maybe(stores().find(existing.id()))).isNotNull();
  }

  @Test
  public void concurrentTrimsRemoveEachRowOnce() {
    Store store = StoreFixtures.requested("alpha", clock.instant());
    for (int i = 0; i < 40; i++) {
      requested(store);
    }
    for (int i = 0; i < 5; i++) {
      deleted("deleted-" + i);
    }
    clock.advance(DAY);

    long trimmed =
        sum(
            Flux.range(0, 8)
                .flatMap(
                    _ ->
                        events()
                            .trim(clock.instant(), 100)
                            .subscribeOn(Schedulers.boundedElastic()),
                    8));
    long purged =
        sum(
            Flux.range(0, 8)
                .flatMap(
                    _ ->
                        stores()
                            .purge(clock.instant(), 100)
                            .subscribeOn(Schedulers.boundedElastic()),
                    8));

    assertThat(trimmed).isEqualTo(40);
    assertThat(purged).isEqualTo(5);
    assertThat(Await.one(events().floor())).isEqualTo(40);
  }

  private static long sum(Flux<Long> counts) {
    return Await.all(counts).stream().mapToLong(Long::longValue).sum();
  }

  private Store deleted(String subdomain) {
    Store store = Await.one(stores().insert(StoreFixtures.requested(subdomain, clock.instant())));
    ClaimedStore claimed =
        Await.all(stores().claim(ONE, clock.instant(), DAY, 100)).stream()
            .filter(each -> each.store().id().equals(store.id()))
            .findFirst()
            .orElseThrow();
    Await.one(
        stores()
            .saveStatus(
                claimed.lease(),
                claimed.store().status().withPhase(Phase.DELETED, clock.instant()),
                clock.instant(),
                clock.instant().plus(DAY)));
    Await.done(stores().release(claimed.lease(), Instant.MAX, clock.instant()));
    return store;
  }

  private void requested(Store store) {
    append(
        new StoreEvent.StoreRequested(
            store.id(), store.subdomain(), clock.instant(), TestPrincipals.user("me")));
  }

  private void started(Store store, Step step) {
    append(new StoreEvent.StepStarted(store.id(), store.subdomain(), clock.instant(), step, 1));
  }

  private void step(Store store, Step step) {
    started(store, step);
    append(
        new StoreEvent.StepSucceeded(
            store.id(), store.subdomain(), clock.instant(), step, 1, Duration.ZERO));
  }

  private void append(StoreEvent event) {
    Await.done(events().append(StoreFixtures.OWNER, List.of(event)));
  }

  private List<Long> ids() {
    return Await.all(events().after(EVERYTHING, 0, 1_000, null)).stream()
        .map(RecordedEvent::id)
        .toList();
  }

  private List<Step> steps(Store store) {
    return Await.all(events().steps(EVERYTHING, store.id(), 0, 1_000)).stream()
        .map(StepRun::step)
        .toList();
  }
}
