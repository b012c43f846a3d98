package io.urumi.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.domain.access.Caller;
import io.urumi.domain.event.StoreEvent;
import io.urumi.domain.store.Phase;
import io.urumi.domain.store.StoreId;
import io.urumi.testkit.TestPrincipals;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The order in which stores get an engine's slots, and the queue position of waiting stores. */
class ShareOfSlotsTest {
  private static final Caller BOB = TestPrincipals.administrator("bob", "192.0.2.8", "request-2");
  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  private final Platform platform = new Platform();
  private final ObservedDeletions deletions = new ObservedDeletions();

  @AfterEach
  void end() {
    platform.close();
  }

  private StoreEngine engine(int slots, int deletions) {
    return platform.engine(
        "one",
        Platform.slots(slots, deletions),
        this.deletions.of(platform.cluster.tenantSpace()),
        platform.cluster.releases());
  }

  @Test
  void another_owners_first_store_starts_with_the_next_free_slot_while_500_wait() {
    int slots = 2;
    StoreEngine engine = engine(slots, 1);
    List<StoreId> waiting = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      waiting.add(platform.create(engine, "waiting-" + i));
    }
    engine.start();
    platform.awaitPhase(waiting.get(4), Phase.PROVISIONING);

    StoreId other = platform.create(engine, "other", BOB);
    platform.await(other, store -> store.phase() != Phase.REQUESTED);

    List<StoreEvent> events = platform.events();
    long overtaking =
        events.stream()
            .dropWhile(event -> !event.storeId().equals(other))
            .takeWhile(event -> !started(event) || !event.storeId().equals(other))
            .filter(ShareOfSlotsTest::started)
            .count();
    assertThat(overtaking)
        .as("stores started between the request and its start")
        .isLessThanOrEqualTo(slots);
    assertThat(platform.find(waiting.getLast()).phase()).isEqualTo(Phase.REQUESTED);
  }

  private static boolean started(StoreEvent event) {
    return event instanceof StoreEvent.PhaseChanged changed && changed.from() == Phase.REQUESTED;
  }

  @Test
  void concurrent_deletions_use_only_their_slots_and_new_stores_do_not_wait_for_them() {
    StoreEngine engine = engine(4, 1);
    engine.start();
    List<StoreId> existing = new ArrayList<>();
    for (int i = 0; i < 24; i++) {
      existing.add(platform.create(engine, "existing-" + i));
    }
    existing.forEach(id -> platform.awaitPhase(id, Phase.READY));

    existing.forEach(id -> engine.deleteStore().delete(Platform.ANNA, id).block());
    StoreId added = platform.create(engine, "added");
    platform.await(added, store -> store.phase() != Phase.REQUESTED);

    assertThat(deletions.deleted()).as("deleted before the new store started").isLessThan(24);
    platform.awaitPhase(added, Phase.READY);
    existing.forEach(id -> platform.awaitPhase(id, Phase.DELETED));
    assertThat(deletions.maxDeleting()).isEqualTo(1);
    assertThat(deletions.deleted()).isEqualTo(24);
  }

  @Test
  void waiting_stores_have_a_queue_position() {
    StoreEngine engine = engine(1, 1);
    List<StoreId> ids = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      ids.add(platform.create(engine, "shop-" + i));
    }

    assertThat(positions(engine, ids))
        .isEqualTo(Map.of(ids.get(0), 1L, ids.get(1), 2L, ids.get(2), 3L));
  }

  private Map<StoreId, Long> positions(StoreEngine engine, List<StoreId> ids) {
    return Objects.requireNonNull(
        engine
            .findStores()
            .queuePositions(Platform.ANNA, ids.stream().map(platform::find).toList())
            .block());
  }

  @Test
  void a_request_that_waits_longer_than_the_minimum_has_one_event_with_its_position() {
    // The only slot is occupied until the slow cluster answers.
    Platform slow = new Platform(120);
    try {
      StoreEngine engine = slow.engine("one", Platform.slots(1, 1), slow.cluster.releases());
      engine.start();
      StoreId first = slow.create(engine, "first");
      slow.await(first, store -> store.status().currentStep() != null);
      StoreId second = slow.create(engine, "second");
      StoreId third = slow.create(engine, "third");

      Awaitility.await()
          .atMost(TIMEOUT)
          .until(() -> !waits(slow, second).isEmpty() && !waits(slow, third).isEmpty());
      Awaitility.await().atMost(TIMEOUT).until(() -> slow.find(third).phase() != Phase.REQUESTED);

      assertThat(waits(slow, first)).isEmpty();
      assertThat(waits(slow, second)).containsExactly("Waiting for a slot, position 1.");
      assertThat(waits(slow, third)).containsExactly("Waiting for a slot, position 2.");
    } finally {
      slow.close();
    }
  }

  private static List<String> waits(Platform platform, StoreId id) {
    return platform.events(id).stream()
        .filter(StoreEvent.WaitingForSlot.class::isInstance)
        .map(StoreEvent::message)
        .toList();
  }
}
