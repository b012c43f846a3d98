package io.urumi.testkit.memory;

import io.urumi.domain.event.StoreEvent;
import io.urumi.domain.store.StoreId;
import io.urumi.port.driven.EventLog;
import io.urumi.port.model.RecordedEvent;
import io.urumi.port.model.StepRun;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Events in commit order, which is easy where there is one writer at a time. */
final class InMemoryEventLog implements EventLog {
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
    long id = database.events.lastKey(view, 0L) + 1;
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
    return database.read(view -> Optional.of(database.events.lastKey(view, 0L)));
  }

  @Override
  public Flux<StepRun> steps(StoreId storeId) {
    return database.read(view -> database.steps.get(view, storeId)).flatMapIterable(found -> found);
  }
}
