package io.urumi.testkit.memory;

import io.urumi.domain.event.StoreEvent;
import io.urumi.domain.store.StoreId;
import io.urumi.port.driven.persistence.EventLog;
import io.urumi.port.model.store.RecordedEvent;
import io.urumi.port.model.store.StepRun;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Events in commit order, which is easy where there is one writer at a time. */
final class InMemoryEventLog implements EventLog {
  private static final String LAST = "last event";
  private static final String FLOOR = "trimmed to";

  private final InMemoryDatabase database;

  InMemoryEventLog(InMemoryDatabase database) {
    this.database = database;
  }

  @Override
  public Mono<Void> append(List<StoreEvent> events) {
    List<StoreEvent> given = List.copyOf(events);
    if (given.isEmpty()) {
      return Mono.empty();
    }
    return database
        .write(view -> {
          given.forEach(event -> append(view, event));
          return Optional.empty();
        })
        .then();
  }

  private void append(View view, StoreEvent event) {
    long id = database.counters.get(view, LAST).orElse(0L) + 1;
    database.counters.put(LAST, id);
    database.events.put(id, new RecordedEvent(id, event));
    List<StepRun> before = database.steps.get(view, event.storeId()).orElse(List.of());
    List<StepRun> after = Timeline.with(before, event, id);
    if (after != before) {
      database.steps.put(event.storeId(), after);
    }
  }

  @Override
  public Flux<RecordedEvent> after(long afterId, int limit, @Nullable StoreId storeId) {
    return database
        .read(view ->
            Optional.of(
                database
                    .events
                    .appendedAfter(view, afterId)
                    .filter(
                        recorded -> storeId == null || recorded.event().storeId().equals(storeId))
                    .limit(limit)
                    .toList()))
        .flatMapIterable(found -> found);
  }

  @Override
  public Mono<Long> latestId() {
    return database.read(view -> Optional.of(database.counters.get(view, LAST).orElse(0L)));
  }

  @Override
  public Mono<Long> floor() {
    return database.read(view -> Optional.of(database.counters.get(view, FLOOR).orElse(0L)));
  }

  @Override
  public Mono<Long> trim(Instant before, int limit) {
    return database.write(view -> {
      List<Long> old =
          database
              .events
              .appendedAfter(view, 0L)
              .limit(limit)
              .takeWhile(recorded -> recorded.event().at().isBefore(before))
              .map(RecordedEvent::id)
              .toList();
      old.forEach(database.events::remove);
      if (!old.isEmpty()) {
        database.counters.put(FLOOR, old.getLast());
      }
      return Optional.of((long) old.size());
    });
  }

  @Override
  public Mono<Long> trimSteps(Instant before, int limit) {
    return database.write(view -> {
      List<StepRun> old =
          database
              .steps
              .rows(view)
              .flatMap(List::stream)
              .filter(run -> run.endedAt() != null && run.endedAt().isBefore(before))
              .sorted(Comparator.comparing(run -> Objects.requireNonNull(run.endedAt(), "ended")))
              .limit(limit)
              .toList();
      for (StoreId store : database.steps.keys(view)) {
        List<StepRun> kept = new ArrayList<>(database.steps.get(view, store).orElse(List.of()));
        if (kept.removeAll(old)) {
          database.steps.put(store, List.copyOf(kept));
        }
      }
      return Optional.of((long) old.size());
    });
  }

  @Override
  public Flux<StepRun> steps(StoreId storeId) {
    return database.read(view -> database.steps.get(view, storeId)).flatMapIterable(found -> found);
  }
}
