package io.urumi.application.usecase.watch;

import static io.urumi.testkit.TestPrincipals.EVERYTHING;
import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.application.TestDatabase;
import io.urumi.domain.access.ObjectScope;
import io.urumi.domain.event.StoreEvent;
import io.urumi.domain.store.Owner;
import io.urumi.domain.store.Store;
import io.urumi.port.driven.persistence.EventLog;
import io.urumi.port.driven.persistence.PersistencePorts;
import io.urumi.port.driven.persistence.Signals.Signal;
import io.urumi.port.driving.WatchStoresQuery.Reset;
import io.urumi.port.model.store.RecordedEvent;
import io.urumi.testkit.Await;
import io.urumi.testkit.SettableClock;
import io.urumi.testkit.StoreFixtures;
import io.urumi.testkit.TestPrincipals;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;

class WatchStoresTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  /** So long that only signals cause a read. */
  private static final Duration NO_POLL = Duration.ofHours(1);

  private final TestDatabase testDatabase = new TestDatabase();
  private final PersistencePorts database = testDatabase.ports();
  private final ObservedPorts observed = new ObservedPorts(database);
  private final SettableClock clock = SettableClock.at(Instant.parse("2026-11-24T12:00:00Z"));
  private final WatchStores watch =
      new WatchStores(observed.ports().scoped(), EVERYTHING, clock, NO_POLL);
  private final Store alpha = insert("alpha");
  private final Store beta = insert("beta");
  private final List<Disposable> watchers = new ArrayList<>();
  private long newest;

  @AfterEach
  void close() {
    watchers.forEach(Disposable::dispose);
    testDatabase.close();
  }

  // ------------------------------------------------------------------ one reader

  @Test
  void a_hundred_watchers_cause_as_many_queries_as_one() {
    Queries ofOne = queriesDuringEvents(1);
    Queries ofHundred = queriesDuringEvents(100);

    // A read for each signal. The last watcher that began may have requested one more.
    assertThat(ofOne.events()).isBetween(20, 21);
    assertThat(ofHundred.events()).isBetween(20, 21);
    // The stores of the events, and their positions in the queue.
    assertThat(ofOne.stores()).isEqualTo(40);
    assertThat(ofHundred.stores()).isEqualTo(40);
  }

  private record Queries(int events, int stores) {}

  private Queries queriesDuringEvents(int count) {
    long before = newest;
    List<RecordingWatcher> all = watchers(count, before);
    announce(append(alpha, 1));
    all.forEach(watcher -> watcher.awaitEvent(newest));
    int eventsBefore = observed.eventQueries();
    int storesBefore = observed.storeQueries();

    for (int i = 0; i < 20; i++) {
      announce(append(alpha, 1));
      all.forEach(watcher -> watcher.awaitEvent(newest));
    }

    Queries queries =
        new Queries(observed.eventQueries() - eventsBefore, observed.storeQueries() - storesBefore);
    all.forEach(watcher -> watcher.awaitExactly(before + 1, newest));
    all.forEach(Disposable::dispose);
    return queries;
  }

  @Test
  void watchers_that_resume_at_recent_events_cause_no_query() {
    RecordingWatcher first = watch(0);
    for (int i = 0; i < 30; i++) {
      announce(append(alpha, 1));
      first.awaitEvent(newest);
    }
    int before = observed.eventQueries();

    List<RecordingWatcher> resumed = LongStream.range(5, 30).mapToObj(this::watch).toList();

    for (int i = 0; i < resumed.size(); i++) {
      resumed.get(i).awaitExactly(6 + i, 30);
    }
    assertThat(observed.eventQueries()).isEqualTo(before);
  }

  @Test
  void without_a_watcher_nothing_is_read() throws Exception {
    WatchStores polling =
        new WatchStores(observed.ports().scoped(), EVERYTHING, clock, Duration.ofMillis(20));
    RecordingWatcher watcher =
        add(RecordingWatcher.of(polling.watch(EVERYTHING, 0L, null, () -> {})));
    announce(append(alpha, 1));
    watcher.awaitEvent(newest);
    RecordingWatcher other =
        add(RecordingWatcher.of(polling.watch(EVERYTHING, newest, null, () -> {})));
    other.dispose();
    int running = observed.eventQueries();
    Awaitility.await().atMost(TIMEOUT).until(() -> observed.eventQueries() > running + 3);

    watcher.dispose();
    // What was being read may end.
    Awaitility.await().atMost(TIMEOUT).until(this::noQueryFor200Milliseconds);
    int before = observed.eventQueries();
    announce(append(alpha, 1));
    assertThat(noQueryFor200Milliseconds()).isTrue();
    assertThat(observed.eventQueries()).isEqualTo(before);

    RecordingWatcher next = add(RecordingWatcher.of(polling.watch(EVERYTHING, 1L, null, () -> {})));
    next.awaitExactly(2, 2);
  }

  private boolean noQueryFor200Milliseconds() throws InterruptedException {
    int before = observed.eventQueries();
    Thread.sleep(200);
    return observed.eventQueries() == before;
  }

  // ------------------------------------------------------------------ no gap, no duplicate

  @Test
  void watchers_that_join_while_events_arrive_miss_and_repeat_nothing() {
    int batches = 60;
    RecordingWatcher fromTheStart = watch(0);
    RecordingWatcher verySlow =
        add(RecordingWatcher.slow(watch.watch(EVERYTHING, 0L, null, () -> {}), 1));
    List<RecordingWatcher> joined = new ArrayList<>();
    List<Long> positions = new ArrayList<>();
    List<RecordingWatcher> live = new ArrayList<>();
    List<Long> liveSince = new ArrayList<>();
    List<RecordingWatcher> ofBeta = new ArrayList<>();

    for (int batch = 0; batch < batches; batch++) {
      announce(append(batch % 3 == 0 ? beta : alpha, 1 + batch));
      if (batch % 6 == 0) {
        for (long position : new long[] {newest, newest - newest / 3, newest / 2 + 1}) {
          positions.add(position);
          joined.add(watch(position));
        }
        liveSince.add(newest);
        live.add(add(RecordingWatcher.of(watch.watch(EVERYTHING, null, null, () -> {}))));
        ofBeta.add(add(RecordingWatcher.of(watch.watch(EVERYTHING, 0L, beta.id(), () -> {}))));
      }
    }
    // The last watchers have joined before the last events.
    live.forEach(watcher -> Awaitility.await().atMost(TIMEOUT).until(() -> joinedOrAhead(watcher)));
    announce(append(beta, 1));

    fromTheStart.awaitExactly(1, newest);
    for (int i = 0; i < joined.size(); i++) {
      joined.get(i).awaitExactly(positions.get(i) + 1, newest);
    }
    for (int i = 0; i < live.size(); i++) {
      live.get(i).awaitEvent(newest);
      long first = live.get(i).ids().getFirst();
      assertThat(first).isGreaterThan(liveSince.get(i));
      live.get(i).awaitExactly(first, newest);
    }
    List<Long> betaEvents =
        Await.all(database.events().after(EVERYTHING, 0, 10_000, beta.id())).stream()
            .map(event -> event.id())
            .toList();
    ofBeta.forEach(watcher -> watcher.awaitEvent(newest));
    assertThat(ofBeta)
        .allSatisfy(watcher -> {
          assertThat(watcher.ids()).containsExactlyElementsOf(betaEvents);
          // The events between them are those of another store, and not missed.
          assertThat(watcher.notices()).noneMatch(Reset.class::isInstance);
        });

    verySlow.awaitEvent(1);
    assertThat(verySlow.ids()).containsExactly(1L);
    verySlow.request(700);
    verySlow.awaitEvent(701);
    verySlow.request(Long.MAX_VALUE);
    verySlow.awaitExactly(1, newest);
  }

  /** A watcher without a position has joined when it receives the next event. */
  private boolean joinedOrAhead(RecordingWatcher watcher) {
    if (watcher.ids().isEmpty()) {
      announce(append(alpha, 1));
    }
    return !watcher.ids().isEmpty();
  }

  @Test
  void a_watcher_that_requests_nothing_delays_no_other() {
    RecordingWatcher idle =
        add(RecordingWatcher.slow(watch.watch(EVERYTHING, 0L, null, () -> {}), 0));
    RecordingWatcher other = watch(0);

    for (int i = 0; i < 10; i++) {
      announce(append(alpha, 200));
      other.awaitEvent(newest);
    }

    other.awaitExactly(1, 2_000);
    assertThat(idle.notices()).isEmpty();
    idle.request(Long.MAX_VALUE);
    idle.awaitExactly(1, 2_000);
  }

  @Test
  void one_signal_for_more_events_than_a_page_is_enough() {
    RecordingWatcher watcher = watch(0);
    announce(append(alpha, 1));
    watcher.awaitExactly(1, 1);

    announce(append(alpha, 2 * EventPages.SIZE + 50));

    watcher.awaitExactly(1, newest);
  }

  @Test
  void every_event_of_stores_that_do_not_exist_any_more_is_passed_over() {
    Store unknown = StoreFixtures.requested("unknown", clock.instant());
    append(unknown, 450);
    append(alpha, 1);

    RecordingWatcher watcher = watch(0);
    watcher.awaitExactly(451, 451);
    // Also by the reader, which began after them.
    announce(append(unknown, 450));
    announce(append(alpha, 1));
    watcher.awaitEvent(902);
    assertThat(watcher.ids()).containsExactly(451L, 902L);
  }

  @Test
  void the_state_of_a_store_is_read_again_for_a_watcher_that_resumes_later() {
    RecordingWatcher first = watch(0);
    announce(append(alpha, 3));
    first.awaitEvent(newest);
    clock.advance(EventWindow.MAX_AGE.plusSeconds(1));
    announce(append(alpha, 1));
    first.awaitEvent(newest);
    int before = observed.storeQueries();

    watch(1).awaitExactly(2, 4);

    assertThat(observed.storeQueries()).isGreaterThan(before);
  }

  @Test
  void a_watcher_whose_store_has_no_events_causes_no_query() {
    RecordingWatcher busy = watch(0);
    add(RecordingWatcher.of(watch.watch(EVERYTHING, 0L, beta.id(), () -> {})));
    announce(append(alpha, 1));
    busy.awaitEvent(newest);
    Awaitility.await().atMost(TIMEOUT).until(this::noQueryFor200Milliseconds);
    int before = observed.eventQueries();

    int signals = 4 * EventWindow.CAPACITY / EventPages.SIZE * 2;
    for (int i = 0; i < signals; i++) {
      announce(append(alpha, EventPages.SIZE / 2));
      busy.awaitEvent(newest);
    }

    assertThat(observed.eventQueries() - before).isEqualTo(signals);
  }

  @Test
  void no_more_events_than_the_capacity_are_kept_for_watchers_that_resume_later() {
    RecordingWatcher first = watch(0);
    announce(append(alpha, EventWindow.CAPACITY + 10));
    first.awaitEvent(newest);
    int before = observed.eventQueries();

    watch(1).awaitExactly(2, newest);

    assertThat(observed.eventQueries()).isGreaterThan(before);
  }

  // ------------------------------------------------------------------ scopes

  @Test
  void watchers_of_different_teams_share_the_reader_and_see_only_their_stores() {
    Owner team = new Owner("team");
    Store gamma =
        Await.one(
            database
                .stores()
                .insert(StoreFixtures.requested("gamma", team.value(), clock.instant())));
    ObjectScope.Teams ofTeam = new ObjectScope.Teams(Set.of(team));
    append(alpha, EventWindow.CAPACITY);
    append(team, gamma, 1);
    RecordingWatcher all = watch(0);
    RecordingWatcher members = add(RecordingWatcher.of(watch.watch(ofTeam, 0L, null, () -> {})));
    RecordingWatcher stranger =
        add(RecordingWatcher.of(watch.watch(new ObjectScope.Nothing(), 0L, null, () -> {})));
    RecordingWatcher strangerWhoKnowsTheId =
        add(RecordingWatcher.of(watch.watch(new ObjectScope.Nothing(), 0L, gamma.id(), () -> {})));
    all.awaitExactly(1, newest);
    int before = observed.eventQueries();

    for (int i = 0; i < 5; i++) {
      announce(append(alpha, 2));
      announce(append(team, gamma, 1));
      members.awaitEvent(newest);
    }
    all.awaitExactly(1, newest);

    long first = EventWindow.CAPACITY + 1;
    assertThat(members.ids())
        .containsExactlyElementsOf(
            LongStream.rangeClosed(0, 5).mapToObj(i -> first + 3 * i).toList());
    assertThat(stranger.notices()).isEmpty();
    assertThat(strangerWhoKnowsTheId.notices()).isEmpty();
    // A read for each signal, as for one watcher.
    assertThat(observed.eventQueries() - before).isLessThanOrEqualTo(11);
  }

  /** A store that is adopted may get another owner, and its events keep theirs. */
  @Test
  void an_event_is_received_by_whoever_may_see_its_owner_and_the_present_one_of_its_store() {
    Owner team = new Owner("team");
    Store gamma =
        Await.one(
            database
                .stores()
                .insert(StoreFixtures.requested("gamma", team.value(), clock.instant())));
    RecordingWatcher members =
        add(
            RecordingWatcher.of(
                watch.watch(new ObjectScope.Teams(Set.of(team)), 0L, null, () -> {})));
    announce(append(team, gamma, 1));
    members.awaitExactly(1, 1);

    announce(append(StoreFixtures.OWNER, gamma, 1));
    announce(append(team, alpha, 1));
    announce(append(team, gamma, 1));

    members.awaitEvent(newest);
    assertThat(members.ids()).containsExactly(1L, newest);
  }

  // ------------------------------------------------------------------ several replicas

  @Test
  void a_watcher_continues_at_a_replica_that_has_not_read_its_last_event_yet() {
    WatchStores behind =
        new WatchStores(observed.withoutSignals().scoped(), EVERYTHING, clock, NO_POLL);
    append(alpha, 2);
    RecordingWatcher there = add(RecordingWatcher.of(behind.watch(EVERYTHING, 0L, null, () -> {})));
    RecordingWatcher here = watch(0);
    here.awaitExactly(1, 2);
    there.awaitExactly(1, 2);
    append(alpha, 5);
    announce(append(beta, 1));
    here.awaitExactly(1, 8);

    RecordingWatcher moved = add(RecordingWatcher.of(behind.watch(EVERYTHING, 6L, null, () -> {})));
    moved.awaitExactly(7, 8);
    // It caused the read that the others had missed.
    there.awaitExactly(1, 8);
  }

  // ------------------------------------------------------------------ failures

  @Test
  void while_the_database_is_away_watchers_wait_and_new_ones_fail() {
    RecordingWatcher watcher = watch(0);
    announce(append(alpha, 2));
    watcher.awaitExactly(1, 2);

    observed.setAway(true);
    int before = observed.eventQueries();
    announce(append(alpha, 3));
    Awaitility.await().atMost(TIMEOUT).until(() -> observed.eventQueries() > before + 1);
    RecordingWatcher refused =
        add(RecordingWatcher.of(watch.watch(EVERYTHING, null, null, () -> {})));
    Awaitility.await().atMost(TIMEOUT).until(() -> refused.failure() != null);
    watcher.awaitExactly(1, 2);

    observed.setAway(false);
    watcher.awaitExactly(1, 5);
    assertThat(watcher.failure()).isNull();
    watch(2).awaitExactly(3, 5);
  }

  @Test
  void a_watcher_that_reads_the_log_waits_for_the_database() {
    RecordingWatcher slow =
        add(RecordingWatcher.slow(watch.watch(EVERYTHING, 0L, null, () -> {}), 1));
    RecordingWatcher fast = watch(0);
    announce(append(alpha, EventWindow.CAPACITY + 10));
    slow.awaitEvent(1);
    fast.awaitEvent(newest);
    observed.setAway(true);
    int before = observed.eventQueries();

    slow.request(Long.MAX_VALUE);
    Awaitility.await().atMost(TIMEOUT).until(() -> observed.eventQueries() > before);
    observed.setAway(false);

    slow.awaitExactly(1, newest);
  }

  /** Those that a newer version has recorded; the position is that of another replica. */
  @Test
  void a_watcher_after_events_that_this_version_cannot_read_has_missed_nothing() {
    PersistencePorts ports = observed.ports();
    EventLog unreadable =
        (EventLog)
            Proxy.newProxyInstance(
                EventLog.class.getClassLoader(),
                new Class<?>[] {EventLog.class},
                (_, method, arguments) -> {
                  Object result = method.invoke(ports.events(), arguments);
                  return method.getName().equals("after")
                      ? ((Flux<?>) result)
                          .cast(RecordedEvent.class)
                          .filter(event -> event.id() < 2 || event.id() > 4)
                      : result;
                });
    WatchStores older =
        new WatchStores(
            new PersistencePorts(
                    ports.stores(),
                    unreadable,
                    ports.audit(),
                    ports.idempotencyKeys(),
                    ports.orphans(),
                    ports.taskLock(),
                    ports.transactions(),
                    ports.signals())
                .scoped(),
            EVERYTHING,
            clock,
            NO_POLL);
    RecordingWatcher first = add(RecordingWatcher.of(older.watch(EVERYTHING, 0L, null, () -> {})));
    announce(append(alpha, 1));
    first.awaitExactly(1, 1);
    announce(append(alpha, 3));

    RecordingWatcher moved =
        add(RecordingWatcher.of(older.watch(EVERYTHING, newest, null, () -> {})));
    Awaitility.await().atMost(TIMEOUT).until(this::noQueryFor200Milliseconds);
    announce(append(alpha, 1));

    moved.awaitExactly(5, 5);
  }

  @Test
  void the_first_watcher_fails_while_the_database_is_away() {
    observed.setAway(true);
    RecordingWatcher refused = watch(0);
    Awaitility.await().atMost(TIMEOUT).until(() -> refused.failure() != null);

    observed.setAway(false);
    append(alpha, 1);
    watch(0).awaitExactly(1, 1);
  }

  @Test
  void watchers_whose_next_events_are_removed_before_they_are_read_get_a_reset() {
    append(alpha, 1);
    RecordingWatcher slow =
        add(RecordingWatcher.slow(watch.watch(EVERYTHING, 0L, null, () -> {}), 1));
    RecordingWatcher fast = watch(0);
    slow.awaitEvent(1);
    fast.awaitEvent(1);
    Awaitility.await().atMost(TIMEOUT).until(this::noQueryFor200Milliseconds);

    append(alpha, 500);
    clock.advance(Duration.ofDays(91));
    Await.one(database.events().trim(clock.instant(), 1_000));
    announce(append(alpha, 2));
    slow.request(Long.MAX_VALUE);

    for (RecordingWatcher watcher : List.of(slow, fast)) {
      watcher.awaitEvent(503);
      assertThat(watcher.ids()).containsExactly(1L, 502L, 503L);
      assertThat(watcher.notices()).containsOnlyOnce(new Reset(501, Reset.Reason.TRIMMED));
      assertThat(watcher.notices().get(1)).isInstanceOf(Reset.class);
    }
  }

  @Test
  void every_event_that_is_recorded_after_the_start_is_received() {
    for (int attempt = 0; attempt < 30; attempt++) {
      AtomicBoolean started = new AtomicBoolean();
      RecordingWatcher watcher =
          add(RecordingWatcher.of(watch.watch(EVERYTHING, null, null, () -> started.set(true))));
      Awaitility.await().atMost(TIMEOUT).untilTrue(started);
      long first = append(alpha, 1);
      announce(append(alpha, 1));

      watcher.awaitExactly(first, newest);
      watcher.cancel();
    }
  }

  // ------------------------------------------------------------------ helpers

  private RecordingWatcher watch(long afterId) {
    return add(RecordingWatcher.of(watch.watch(EVERYTHING, afterId, null, () -> {})));
  }

  private List<RecordingWatcher> watchers(int count, long afterId) {
    return IntStream.range(0, count).mapToObj(_ -> watch(afterId)).toList();
  }

  private RecordingWatcher add(RecordingWatcher watcher) {
    watchers.add(watcher);
    return watcher;
  }

  private Store insert(String subdomain) {
    return Await.one(database.stores().insert(StoreFixtures.requested(subdomain, clock.instant())));
  }

  /** Appends events without a signal; returns the id of the last. */
  private long append(Store store, int count) {
    return append(StoreFixtures.OWNER, store, count);
  }

  private long append(Owner owner, Store store, int count) {
    StoreEvent event =
        new StoreEvent.StoreRequested(
            store.id(), store.subdomain(), clock.instant(), TestPrincipals.user("anna"));
    Await.done(database.events().append(owner, Collections.nCopies(count, event)));
    newest = Await.one(database.events().latestId());
    return newest;
  }

  private void announce(long newestEvent) {
    assertThat(newestEvent).isPositive();
    Await.done(database.signals().send(Signal.EVENTS_APPENDED));
  }
}
