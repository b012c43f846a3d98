package io.urumi.application.retention;

import static io.urumi.testkit.TestPrincipals.EVERYTHING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.urumi.application.TestDatabase;
import io.urumi.application.retention.Retention.Trimmed;
import io.urumi.application.settings.RetentionSettings;
import io.urumi.application.task.PeriodicTaskRunner;
import io.urumi.application.usecase.watch.WatchStores;
import io.urumi.domain.event.StoreEvent;
import io.urumi.domain.store.Phase;
import io.urumi.domain.store.Step;
import io.urumi.domain.store.Store;
import io.urumi.port.driven.lease.ClaimedStore;
import io.urumi.port.driven.lease.ReplicaId;
import io.urumi.port.driven.persistence.PersistencePorts;
import io.urumi.port.driven.persistence.TaskLock;
import io.urumi.port.driven.persistence.Transactions;
import io.urumi.port.driving.WatchStoresQuery.Notice;
import io.urumi.port.driving.WatchStoresQuery.Reset;
import io.urumi.port.driving.WatchStoresQuery.Update;
import io.urumi.port.model.Actor;
import io.urumi.port.model.audit.AuditEntry;
import io.urumi.port.model.audit.RecordedActor;
import io.urumi.testkit.SettableClock;
import io.urumi.testkit.StoreFixtures;
import io.urumi.testkit.TestPrincipals;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;

class RetentionTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final Actor SELF = Actor.system("one");

  private final TestDatabase testDatabase = new TestDatabase();
  private final PersistencePorts database = testDatabase.ports();
  private final SettableClock clock = SettableClock.at(Instant.parse("2026-11-24T12:00:00Z"));
  private final WatchStores watch = new WatchStores(database.scoped(), EVERYTHING, clock);
  private final Store store =
      Objects.requireNonNull(
          database
              .stores()
              .insert(StoreFixtures.requested("alpha", clock.instant()))
              .block(TIMEOUT));

  @AfterEach
  void close() {
    testDatabase.close();
  }

  @Test
  void expired_events_are_removed_in_batches_and_each_batch_is_audited() {
    append(3 * Retention.BATCH + 7);
    clock.advance(Duration.ofDays(90));
    append(2);
    clock.advance(Duration.ofSeconds(1));

    assertThat(trim(RetentionSettings.defaults())).isEqualTo(new Trimmed(1_507, 0, 0));
    assertThat(trim(RetentionSettings.defaults())).isEqualTo(new Trimmed(0, 0, 0));

    assertThat(audit())
        .allSatisfy(entry -> {
          assertThat(entry.action()).isEqualTo("retention.trim");
          assertThat(entry.actor()).isEqualTo(RecordedActor.of(SELF));
        })
        .extracting(AuditEntry::detail)
        .map(detail -> detail.replaceAll("\\D*(\\d+) events.*", "$1"))
        .containsExactly("7", "500", "500", "500");
  }

  @Test
  void steps_and_deleted_stores_are_counted_and_audited_without_any_event() {
    step();
    step();
    Store deleted = deletedStore();
    clock.advance(Duration.ofDays(91));
    trimEvents();

    assertThat(trim(RetentionSettings.defaults())).isEqualTo(new Trimmed(0, 2, 0));
    clock.advance(Duration.ofDays(275));
    assertThat(trim(RetentionSettings.defaults())).isEqualTo(new Trimmed(0, 0, 1));

    assertThat(database.stores().find(deleted.id()).block(TIMEOUT)).isNull();
    assertThat(audit())
        .extracting(AuditEntry::detail)
        .containsExactly(
            "Removed by retention: 0 events, 0 steps, 1 deleted stores.",
            "Removed by retention: 0 events, 2 steps, 0 deleted stores.");
    assertThat(new Trimmed(1, 2, 3).plus(new Trimmed(10, 20, 30)))
        .isEqualTo(new Trimmed(11, 22, 33));
  }

  private void step() {
    database
        .events()
        .append(
            StoreFixtures.OWNER,
            List.of(
                new StoreEvent.StepStarted(
                    store.id(), store.subdomain(), clock.instant(), Step.CREATE_NAMESPACE, 1),
                new StoreEvent.StepSucceeded(
                    store.id(),
                    store.subdomain(),
                    clock.instant(),
                    Step.CREATE_NAMESPACE,
                    1,
                    Duration.ZERO)))
        .block(TIMEOUT);
  }

  private Store deletedStore() {
    Instant now = clock.instant();
    Store gone = StoreFixtures.requested("gone", now);
    database.stores().insert(gone).block(TIMEOUT);
    ClaimedStore claimed =
        Objects.requireNonNull(
            database
                .stores()
                .claim(new ReplicaId("one"), now, Duration.ofMinutes(1), 10)
                .filter(each -> each.store().id().equals(gone.id()))
                .blockFirst(TIMEOUT));
    database
        .stores()
        .saveStatus(claimed.lease(), gone.status().withPhase(Phase.DELETED, now), now, Instant.MAX)
        .block(TIMEOUT);
    return gone;
  }

  private void trimEvents() {
    database.events().trim(clock.instant(), 100).block(TIMEOUT);
  }

  @Test
  void a_removal_and_its_audit_entry_are_one_transaction() {
    append(3);
    clock.advance(Duration.ofDays(91));
    Transactions failingBeforeCommit =
        new Transactions() {
          @Override
          public <T> Mono<T> within(Mono<T> work) {
            return database
                .transactions()
                .within(work.then(Mono.error(new IllegalStateException("no commit"))));
          }
        };
    Retention retention =
        new Retention(
            new PersistencePorts(
                database.stores(),
                database.events(),
                database.audit(),
                database.idempotencyKeys(),
                database.orphans(),
                database.taskLock(),
                failingBeforeCommit,
                database.signals()),
            SELF,
            RetentionSettings.defaults());

    assertThatThrownBy(() -> retention.trim(clock.instant()).block(TIMEOUT))
        .hasMessage("no commit");

    assertThat(audit()).isEmpty();
    assertThat(ids(read(0L, () -> {}, 3))).containsExactly(1L, 2L, 3L);
  }

  @Test
  void zero_is_unlimited_and_audit_entries_are_never_removed() {
    append(3);
    trimAfter(Duration.ofDays(100));
    clock.advance(Duration.ofDays(100_000));
    append(3);
    RetentionSettings unlimited =
        new RetentionSettings(Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ofHours(1));
    clock.advance(Duration.ofDays(100_000));

    assertThat(trim(unlimited)).isEqualTo(new Trimmed(0, 0, 0));

    trim(RetentionSettings.defaults());
    assertThat(audit()).hasSize(2);
    assertThat(Objects.requireNonNull(database.audit().verify().block(TIMEOUT)).intact()).isTrue();
  }

  @Test
  void deleted_stores_cannot_be_removed_before_their_events_and_steps() {
    Duration day = Duration.ofDays(1);
    assertThatThrownBy(() -> new RetentionSettings(day, day, day.dividedBy(2), day))
        .hasMessageContaining("at least as long");
    assertThatThrownBy(() -> new RetentionSettings(Duration.ZERO, day, day, day))
        .hasMessageContaining("at least as long");
    assertThatThrownBy(() -> new RetentionSettings(day, day, day, Duration.ZERO))
        .hasMessageContaining("interval");
  }

  @Test
  void one_of_many_replicas_trims() {
    append(10);
    clock.advance(Duration.ofDays(91));
    RetentionSettings policy =
        new RetentionSettings(
            Duration.ofDays(90), Duration.ofDays(90), Duration.ofDays(365), Duration.ofSeconds(1));
    List<PeriodicTaskRunner> replicas =
        LongStream.range(0, 4)
            .mapToObj(i ->
                new PeriodicTaskRunner(
                    TaskLock.PeriodicTask.RETENTION,
                    policy.interval(),
                    database.taskLock(),
                    new ReplicaId("r" + i),
                    clock,
                    retention(policy)::trim,
                    "cannot trim"))
            .toList();

    replicas.forEach(PeriodicTaskRunner::start);

    Awaitility.await().atMost(TIMEOUT).untilAsserted(() -> assertThat(audit()).hasSize(1));
    replicas.forEach(PeriodicTaskRunner::stop);
    assertThat(database.events().floor().block(TIMEOUT)).isEqualTo(10);
  }

  // ------------------------------------------------------------------ readers

  @Test
  void a_reader_whose_position_was_removed_gets_a_reset_and_then_the_new_events() {
    append(10);
    trimAfter(Duration.ofDays(91));
    append(5);

    List<Notice> notices = readAfterReset(3L, () -> append(1), 2);

    assertThat(notices.getFirst()).isEqualTo(new Reset(15, Reset.Reason.TRIMMED));
    assertThat(ids(notices.subList(1, notices.size()))).containsExactly(16L);
  }

  @Test
  void a_reader_at_the_floor_has_missed_nothing() {
    append(10);
    trimAfter(Duration.ofDays(91));
    append(5);

    assertThat(ids(read(10L, () -> {}, 5))).containsExactly(11L, 12L, 13L, 14L, 15L);
  }

  @Test
  void a_reader_from_the_start_receives_the_remaining_events() {
    append(10);
    trimAfter(Duration.ofDays(91));
    append(2);

    assertThat(ids(read(0L, () -> {}, 2))).containsExactly(11L, 12L);
  }

  @Test
  void a_position_that_never_existed_is_a_reset() {
    append(3);

    List<Notice> notices = readAfterReset(4L, () -> append(1), 2);

    assertThat(notices.getFirst()).isEqualTo(new Reset(3, Reset.Reason.UNKNOWN));
    assertThat(ids(notices.subList(1, notices.size()))).containsExactly(4L);
    assertThat(ids(read(4L, () -> append(1), 1))).containsExactly(5L);
  }

  @Test
  void a_long_backlog_is_read_without_gap_or_duplicate() {
    append(1_234);

    assertThat(ids(read(0L, () -> append(1), 1_235)))
        .containsExactlyElementsOf(LongStream.rangeClosed(1, 1_235).boxed().toList());
  }

  private List<Notice> read(@Nullable Long afterId, Runnable meanwhile, int count) {
    return read(afterId, 0, meanwhile, count);
  }

  /**
   * Runs {@code meanwhile} after the reset: a reset names the newest event when reading started.
   */
  private List<Notice> readAfterReset(long afterId, Runnable meanwhile, int count) {
    return read(afterId, 1, meanwhile, count);
  }

  private List<Notice> read(
      @Nullable Long afterId, int countBefore, Runnable meanwhile, int count) {
    List<Notice> notices = new CopyOnWriteArrayList<>();
    Disposable reader = watch.watch(EVERYTHING, afterId, null, () -> {}).subscribe(notices::add);
    awaitCount(notices, countBefore);
    meanwhile.run();
    awaitCount(notices, count);
    reader.dispose();
    assertThat(notices).hasSize(count);
    return notices;
  }

  private static void awaitCount(List<Notice> notices, int count) {
    Awaitility.await()
        .atMost(TIMEOUT)
        .untilAsserted(() -> assertThat(notices).hasSizeGreaterThanOrEqualTo(count));
  }

  private static List<Long> ids(List<Notice> notices) {
    return notices.stream().map(notice -> ((Update) notice).event().id()).toList();
  }

  private void append(int count) {
    StoreEvent event =
        new StoreEvent.StoreRequested(
            store.id(), store.subdomain(), clock.instant(), TestPrincipals.user("anna"));
    for (int left = count; left > 0; left -= 500) {
      database
          .events()
          .append(StoreFixtures.OWNER, Collections.nCopies(Math.min(left, 500), event))
          .block(TIMEOUT);
    }
  }

  private void trimAfter(Duration time) {
    clock.advance(time);
    trim(RetentionSettings.defaults());
  }

  private Trimmed trim(RetentionSettings policy) {
    return Objects.requireNonNull(retention(policy).trim(clock.instant()).block(TIMEOUT));
  }

  private Retention retention(RetentionSettings policy) {
    return new Retention(database, SELF, policy);
  }

  private List<AuditEntry> audit() {
    return Objects.requireNonNull(
            database.audit().page(EVERYTHING, Long.MAX_VALUE, 100).block(TIMEOUT))
        .items();
  }
}
