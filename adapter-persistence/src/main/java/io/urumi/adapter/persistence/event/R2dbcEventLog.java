package io.urumi.adapter.persistence.event;

import io.urumi.adapter.persistence.sql.Database;
import io.urumi.adapter.persistence.sql.Timestamps;
import io.urumi.domain.access.ObjectScope;
import io.urumi.domain.event.StoreEvent;
import io.urumi.domain.store.Owner;
import io.urumi.domain.store.StoreId;
import io.urumi.port.driven.persistence.EventLog;
import io.urumi.port.model.store.RecordedEvent;
import io.urumi.port.model.store.StepRun;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Events in the table {@code store_event}, the timeline in {@code store_step}.
 *
 * <p>Events get their ids and are written directly before their transaction commits, see {@link
 * PendingEvents}: within the transaction they cannot be read.
 */
public final class R2dbcEventLog implements EventLog {
  private final Database database;
  private final StepTimeline timeline;
  private final EventTable table;

  public R2dbcEventLog(Database database) {
    this.database = database;
    timeline = new StepTimeline(database);
    table = new EventTable(database);
  }

  @Override
  public Mono<Void> append(Owner owner, List<StoreEvent> events) {
    List<OwnedEvent> appended = events.stream().map(event -> new OwnedEvent(owner, event)).toList();
    if (appended.isEmpty()) {
      return Mono.empty();
    }
    Mono<Void> work =
        timeline
            .project(events)
            .then(database.currentTransaction())
            .doOnNext(transaction -> PendingEvents.of(transaction, table).add(appended))
            .then();
    return database.transactional(work);
  }

  @Override
  public Flux<RecordedEvent> after(
      ObjectScope scope, long afterId, int limit, @Nullable StoreId storeId) {
    return database.translated(table.after(scope, afterId, limit, storeId));
  }

  @Override
  public Mono<Long> latestId() {
    return database.translated(table.latestId());
  }

  @Override
  public Mono<Long> floor() {
    return database.translated(table.floor());
  }

  @Override
  public Mono<Long> trim(Instant before, int limit) {
    return database.transactional(table.trim(Timestamps.micros(before), limit));
  }

  @Override
  public Mono<Long> trimSteps(Instant before, int limit) {
    return database.translated(timeline.trim(Timestamps.micros(before), limit));
  }

  @Override
  public Flux<StepRun> steps(ObjectScope scope, StoreId storeId, long afterId, int limit) {
    return database.translated(timeline.of(scope, storeId, afterId, limit));
  }
}
