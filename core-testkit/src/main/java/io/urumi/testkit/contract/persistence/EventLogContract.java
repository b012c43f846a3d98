package io.urumi.testkit.contract.persistence;

import static io.urumi.testkit.TestPrincipals.EVERYTHING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.urumi.domain.condition.Condition;
import io.urumi.domain.condition.ConditionReason;
import io.urumi.domain.condition.ConditionStatus;
import io.urumi.domain.condition.ConditionType;
import io.urumi.domain.event.StoreEvent;
import io.urumi.domain.failure.StoreFailure;
import io.urumi.domain.store.Phase;
import io.urumi.domain.store.Step;
import io.urumi.domain.store.StoreId;
import io.urumi.domain.store.Subdomain;
import io.urumi.port.driven.persistence.EventLog;
import io.urumi.port.driven.persistence.Transactions;
import io.urumi.port.model.store.RecordedEvent;
import io.urumi.port.model.store.StepRun;
import io.urumi.port.model.store.StepRun.Outcome;
import io.urumi.testkit.Await;
import io.urumi.testkit.StoreFixtures;
import io.urumi.testkit.TestPrincipals;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

/** The contract of {@link EventLog}. */
public abstract class EventLogContract {
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00.123456Z");
  private static final StoreFailure FAILURE =
      new StoreFailure.VolumeUnbound("database", "no storage class", "detail");

  private final StoreId alpha = new StoreId(UUID.randomUUID());
  private final StoreId beta = new StoreId(UUID.randomUUID());

  /** The log, empty at the start of the test. */
  protected abstract EventLog events();

  /** Transactions of the same database. */
  protected abstract Transactions transactions();

  // ------------------------------------------------------------------ the stream

  @Test
  public void anEmptyLogHasNoLatestEvent() {
    assertThat(Await.one(events().latestId())).isZero();
    assertThat(read(0, 10)).isEmpty();
    assertThat(Await.all(events().steps(EVERYTHING, alpha, 0, 1_000))).isEmpty();
    Await.done(events().append(StoreFixtures.OWNER, List.of()));
    assertThat(Await.one(events().latestId())).isZero();
  }

  @Test
  public void everyKindOfEventIsReadAsItWasAppendedAndInThatOrder() {
    Subdomain subdomain = new Subdomain("alpha");
    Condition condition =
        new Condition(
            ConditionType.NAMESPACE_READY,
            ConditionStatus.TRUE,
            ConditionReason.NAMESPACE_ACTIVE,
            "It exists.",
            NOW);
    List<StoreEvent> all =
        List.of(
            new StoreEvent.StoreRequested(alpha, subdomain, NOW, TestPrincipals.user("me")),
            new StoreEvent.WaitingForSlot(alpha, subdomain, NOW, 7),
            new StoreEvent.PhaseChanged(
                alpha, subdomain, NOW, Phase.REQUESTED, Phase.PROVISIONING, null),
            started(alpha, Step.CREATE_NAMESPACE, 1, 0),
            succeeded(alpha, Step.CREATE_NAMESPACE, 1, 1),
            started(alpha, Step.DEPLOY_RELEASE, 2, 2),
            failed(alpha, Step.DEPLOY_RELEASE, 2, 3),
            new StoreEvent.ConditionChanged(alpha, subdomain, NOW, condition),
            new StoreEvent.ProblemFound(alpha, subdomain, NOW, FAILURE),
            new StoreEvent.ChartReplaced(alpha, subdomain, NOW, "0.1.0", "0.2.0"),
            new StoreEvent.DriftFound(
                alpha, subdomain, NOW, ConditionType.GUARDRAILS_APPLIED, "a policy is missing"),
            new StoreEvent.PhaseChanged(
                alpha, subdomain, NOW, Phase.PROVISIONING, Phase.FAILED, FAILURE),
            new StoreEvent.PhaseChanged(
                alpha, subdomain, NOW, Phase.READY, Phase.DEGRADED, FAILURE, condition),
            new StoreEvent.StoreAdopted(alpha, subdomain, NOW, TestPrincipals.user("me")),
            new StoreEvent.RetryRequested(alpha, subdomain, NOW, TestPrincipals.user("me")),
            new StoreEvent.StoreGivenAway(alpha, subdomain, NOW, TestPrincipals.user("me")),
            new StoreEvent.StoreReceived(alpha, subdomain, NOW, TestPrincipals.user("me")),
            new StoreEvent.DeletionRequested(alpha, subdomain, NOW, TestPrincipals.user("me")));
    assertThat(all.stream().map(StoreEvent::getClass).distinct())
        .as("this test covers every kind of event")
        .hasSize(StoreEvent.class.getPermittedSubclasses().length);

    append(all);

    List<RecordedEvent> read = read(0, 100);
    assertThat(read).extracting(RecordedEvent::event).isEqualTo(all);
    assertThat(read).extracting(RecordedEvent::format).containsOnly(RecordedEvent.CURRENT);
    assertThat(read).extracting(RecordedEvent::owner).containsOnly(StoreFixtures.OWNER);
    assertThat(read).extracting(RecordedEvent::id).isSorted().doesNotHaveDuplicates();
    assertThat(Await.one(events().latestId())).isEqualTo(read.getLast().id());
  }

  @Test
  public void readingContinuesAfterAnEventAndEndsAtTheLimit() {
    append(
        List.of(
            started(alpha, Step.CREATE_NAMESPACE, 1, 0),
            started(beta, Step.CREATE_NAMESPACE, 1, 0),
            started(alpha, Step.APPLY_GUARDRAILS, 1, 0)));

    List<RecordedEvent> first = read(0, 2);
    List<RecordedEvent> rest = read(first.getLast().id(), 2);

    assertThat(first).hasSize(2);
    assertThat(rest)
        .extracting(RecordedEvent::event)
        .containsExactly(started(alpha, Step.APPLY_GUARDRAILS, 1, 0));
    assertThat(read(rest.getLast().id(), 2)).isEmpty();
  }

  @Test
  public void theEventsOfOneStoreCanBeReadSeparately() {
    append(
        List.of(
            started(alpha, Step.CREATE_NAMESPACE, 1, 0),
            started(beta, Step.CREATE_NAMESPACE, 1, 0),
            started(alpha, Step.APPLY_GUARDRAILS, 1, 0)));

    List<RecordedEvent> ofAlpha = Await.all(events().after(EVERYTHING, 0, 10, alpha));

    assertThat(ofAlpha).hasSize(2).allMatch(each -> each.event().storeId().equals(alpha));
    assertThat(Await.all(events().after(EVERYTHING, ofAlpha.getFirst().id(), 10, alpha)))
        .containsExactly(ofAlpha.getLast());
  }

  @Test
  public void eventsThatAreRolledBackAreNotRead() {
    append(List.of(started(alpha, Step.CREATE_NAMESPACE, 1, 0)));
    long before = Await.one(events().latestId());

    assertThatThrownBy(() ->
            Await.done(
                transactions()
                    .within(
                        events()
                            .append(
                                StoreFixtures.OWNER,
                                List.of(started(alpha, Step.APPLY_GUARDRAILS, 1, 1)))
                            .then(Mono.error(new IllegalStateException("no"))))))
        .hasMessage("no");

    assertThat(Await.one(events().latestId())).isEqualTo(before);
    assertThat(read(before, 10)).isEmpty();
    assertThat(steps(alpha)).containsExactly(tuple(Step.CREATE_NAMESPACE, 1, Outcome.RUNNING));
  }

  // ------------------------------------------------------------------ commit order

  @Test
  public void aTransactionThatAppendsFirstAndCommitsLastHasLaterIds() {
    Sinks.Empty<Void> appended = Sinks.empty();
    Sinks.Empty<Void> mayCommit = Sinks.empty();
    Mono<Void> slow =
        transactions()
            .within(
                events()
                    .append(
                        StoreFixtures.OWNER, List.of(started(alpha, Step.CREATE_NAMESPACE, 1, 0)))
                    .then(Mono.<Void>fromRunnable(appended::tryEmitEmpty))
                    .then(mayCommit.asMono()))
            .cache();
    Mono<Void> fast =
        transactions()
            .within(
                events()
                    .append(
                        StoreFixtures.OWNER, List.of(started(beta, Step.CREATE_NAMESPACE, 1, 0))))
            .cache();
    Follower follower = new Follower();

    slow.subscribe();
    Await.done(appended.asMono());
    fast.subscribe();
    // It may have to wait for the slow one; if not, its event is read before the other.
    Await.done(fast.timeout(Duration.ofSeconds(2)).onErrorComplete());
    follower.poll();
    mayCommit.tryEmitEmpty();
    Await.done(Mono.when(slow, fast));
    follower.poll();

    assertThat(follower.seen).hasSize(2);
    assertThat(follower.seen).isEqualTo(read(0, 10));
  }

  @Test
  public void aReaderThatFollowsManyWritersMissesNothing() {
    int writers = 6;
    int transactionsEach = 25;
    Mono<Void> writing =
        Flux.range(0, writers)
            .flatMap(
                writer ->
                    Flux.range(0, transactionsEach)
                        .concatMap(i -> write(new StoreId(new UUID(writer, i)), i))
                        .subscribeOn(Schedulers.boundedElastic()),
                writers)
            .then()
            .cache();
    Follower follower = new Follower();

    writing.subscribe();
    Await.done(
        Mono.fromRunnable(follower::poll)
            .subscribeOn(Schedulers.boundedElastic())
            .repeat(() -> follower.seen.size() < writers * transactionsEach * 2)
            .takeUntilOther(writing.then(Mono.never()))
            .then());
    Await.done(writing);

    assertThat(follower.seen).extracting(RecordedEvent::id).isSorted().doesNotHaveDuplicates();
    assertThat(follower.seen).hasSize(writers * transactionsEach * 2).isEqualTo(read(0, 10_000));
  }

  /** Two events, with a delay between append and commit. */
  private Mono<Void> write(StoreId store, int i) {
    return transactions()
        .within(
            events()
                .append(StoreFixtures.OWNER, List.of(started(store, Step.CREATE_NAMESPACE, 1, 0)))
                .then(Mono.delay(Duration.ofMillis(i % 4)))
                .then(
                    events()
                        .append(
                            StoreFixtures.OWNER,
                            List.of(succeeded(store, Step.CREATE_NAMESPACE, 1, 1)))));
  }

  /** Continues after the newest event it has read, as a stream does. */
  private final class Follower {
    private final List<RecordedEvent> seen = new ArrayList<>();

    void poll() {
      seen.addAll(read(seen.isEmpty() ? 0 : seen.getLast().id(), 50));
    }
  }

  // ------------------------------------------------------------------ the timeline

  @Test
  public void aRunningStepHasNoEnd() {
    append(List.of(started(alpha, Step.CREATE_NAMESPACE, 1, 0)));

    StepRun run = Await.all(events().steps(EVERYTHING, alpha, 0, 1_000)).getFirst();

    assertThat(run.startedAt()).isEqualTo(NOW);
    assertThat(run.endedAt()).isNull();
    assertThat(run.outcome()).isEqualTo(Outcome.RUNNING);
    assertThat(run.failure()).isNull();
  }

  @Test
  public void theTimelineOfOneStoreIsReadByPages() {
    for (int attempt = 1; attempt <= 5; attempt++) {
      append(
          List.of(
              started(beta, Step.CREATE_NAMESPACE, attempt, attempt),
              started(alpha, Step.CREATE_NAMESPACE, attempt, attempt)));
    }

    List<StepRun> first = Await.all(events().steps(EVERYTHING, alpha, 0, 3));
    List<StepRun> second = Await.all(events().steps(EVERYTHING, alpha, first.getLast().id(), 3));

    assertThat(first).extracting(StepRun::attempt).containsExactly(1, 2, 3);
    assertThat(second).extracting(StepRun::attempt).containsExactly(4, 5);
    assertThat(Await.all(events().steps(EVERYTHING, alpha, second.getLast().id(), 3))).isEmpty();
  }

  @Test
  public void aStepEndsWithSuccessOrItsFailure() {
    append(
        List.of(
            started(alpha, Step.CREATE_NAMESPACE, 1, 0),
            succeeded(alpha, Step.CREATE_NAMESPACE, 1, 2),
            started(alpha, Step.DEPLOY_RELEASE, 1, 2)));
    append(List.of(failed(alpha, Step.DEPLOY_RELEASE, 1, 5)));

    List<StepRun> runs = Await.all(events().steps(EVERYTHING, alpha, 0, 1_000));

    assertThat(steps(alpha))
        .containsExactly(
            tuple(Step.CREATE_NAMESPACE, 1, Outcome.SUCCEEDED),
            tuple(Step.DEPLOY_RELEASE, 1, Outcome.FAILED));
    assertThat(runs.get(0).endedAt()).isEqualTo(NOW.plusSeconds(2));
    assertThat(runs.get(0).failure()).isNull();
    assertThat(runs.get(1).endedAt()).isEqualTo(NOW.plusSeconds(5));
    assertThat(runs.get(1).failure()).isEqualTo(FAILURE);
    assertThat(runs).extracting(StepRun::id).isSorted().doesNotHaveDuplicates();
  }

  @Test
  public void anOpenStepIsInterruptedOnlyByTheNextOneOfTheSameStore() {
    append(
        List.of(
            started(alpha, Step.CREATE_NAMESPACE, 1, 0),
            started(beta, Step.CREATE_NAMESPACE, 1, 0),
            started(alpha, Step.CREATE_NAMESPACE, 2, 7)));

    assertThat(steps(alpha))
        .containsExactly(
            tuple(Step.CREATE_NAMESPACE, 1, Outcome.INTERRUPTED),
            tuple(Step.CREATE_NAMESPACE, 2, Outcome.RUNNING));
    assertThat(Await.all(events().steps(EVERYTHING, alpha, 0, 1_000)).getFirst().endedAt())
        .isEqualTo(NOW.plusSeconds(7));
    assertThat(steps(beta)).containsExactly(tuple(Step.CREATE_NAMESPACE, 1, Outcome.RUNNING));
  }

  @Test
  public void aPhaseWithoutStepsInterruptsAnOpenStep() {
    for (Phase idle : List.of(Phase.READY, Phase.FAILED, Phase.DELETED)) {
      StoreId store = new StoreId(UUID.randomUUID());
      append(List.of(started(store, Step.AWAIT_WEB, 1, 0), changed(store, idle)));
      assertThat(steps(store)).containsExactly(tuple(Step.AWAIT_WEB, 1, Outcome.INTERRUPTED));
    }
    for (Phase busy : List.of(Phase.PROVISIONING, Phase.DEGRADED, Phase.DELETING)) {
      StoreId store = new StoreId(UUID.randomUUID());
      append(List.of(started(store, Step.AWAIT_WEB, 1, 0), changed(store, busy)));
      assertThat(steps(store)).containsExactly(tuple(Step.AWAIT_WEB, 1, Outcome.RUNNING));
    }
  }

  @Test
  public void anEndedStepDoesNotChange() {
    append(
        List.of(
            started(alpha, Step.CREATE_NAMESPACE, 1, 0),
            failed(alpha, Step.CREATE_NAMESPACE, 1, 1),
            started(alpha, Step.CREATE_NAMESPACE, 2, 2),
            succeeded(alpha, Step.CREATE_NAMESPACE, 2, 3),
            changed(alpha, Phase.READY)));

    assertThat(steps(alpha))
        .containsExactly(
            tuple(Step.CREATE_NAMESPACE, 1, Outcome.FAILED),
            tuple(Step.CREATE_NAMESPACE, 2, Outcome.SUCCEEDED));
  }

  @Test
  public void theEndOfAnEarlierAttemptDoesNotEndTheNextOne() {
    append(
        List.of(
            started(alpha, Step.CREATE_NAMESPACE, 1, 0),
            started(alpha, Step.CREATE_NAMESPACE, 2, 1),
            failed(alpha, Step.CREATE_NAMESPACE, 1, 2)));

    assertThat(steps(alpha))
        .containsExactly(
            tuple(Step.CREATE_NAMESPACE, 1, Outcome.INTERRUPTED),
            tuple(Step.CREATE_NAMESPACE, 2, Outcome.RUNNING));
  }

  // ------------------------------------------------------------------ helpers

  private void append(List<StoreEvent> events) {
    Await.done(transactions().within(events().append(StoreFixtures.OWNER, events)));
  }

  private List<RecordedEvent> read(long afterId, int limit) {
    return Await.all(events().after(EVERYTHING, afterId, limit, null));
  }

  private List<Tuple> steps(StoreId store) {
    return Await.all(events().steps(EVERYTHING, store, 0, 1_000)).stream()
        .map(run -> tuple(run.step(), run.attempt(), run.outcome()))
        .toList();
  }

  private static StoreEvent started(StoreId store, Step step, int attempt, int second) {
    return new StoreEvent.StepStarted(
        store, new Subdomain("alpha"), NOW.plusSeconds(second), step, attempt);
  }

  private static StoreEvent succeeded(StoreId store, Step step, int attempt, int second) {
    return new StoreEvent.StepSucceeded(
        store,
        new Subdomain("alpha"),
        NOW.plusSeconds(second),
        step,
        attempt,
        Duration.ofMillis(1_234));
  }

  private static StoreEvent failed(StoreId store, Step step, int attempt, int second) {
    return new StoreEvent.StepFailed(
        store, new Subdomain("alpha"), NOW.plusSeconds(second), step, attempt, FAILURE);
  }

  private static StoreEvent changed(StoreId store, Phase to) {
    return new StoreEvent.PhaseChanged(
        store, new Subdomain("alpha"), NOW.plusSeconds(9), Phase.REQUESTED, to, null);
  }
}
