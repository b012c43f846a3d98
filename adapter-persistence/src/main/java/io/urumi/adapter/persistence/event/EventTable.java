package io.urumi.adapter.persistence.event;

import io.urumi.adapter.persistence.sql.Columns;
import io.urumi.adapter.persistence.sql.Database;
import io.urumi.adapter.persistence.sql.ScopeCondition;
import io.urumi.adapter.persistence.sql.Timestamps;
import io.urumi.domain.access.ObjectScope;
import io.urumi.domain.event.StoreEvent;
import io.urumi.domain.store.Owner;
import io.urumi.domain.store.StoreId;
import io.urumi.port.model.store.RecordedEvent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The tables {@code store_event} and {@code event_counter}. */
final class EventTable {
  private final Database database;

  EventTable(Database database) {
    this.database = database;
  }

  /** Allocates the next ids and inserts the events; locks the counter until commit. */
  Mono<Void> write(List<OwnedEvent> events) {
    return allocate(events.size()).flatMap(last -> insert(events, last - events.size() + 1)).then();
  }

  /** The last of {@code count} new ids. */
  private Mono<Long> allocate(int count) {
    return database
        .sql("update event_counter set last_id = last_id + :count where id = 1")
        .bind("count", (long) count)
        .filter(statement -> statement.returnGeneratedValues("last_id"))
        .map(row -> Columns.number(row, "last_id"))
        .one()
        .switchIfEmpty(
            Mono.error(() -> new IllegalStateException("the row of event_counter is missing")));
  }

  private Mono<Long> insert(List<OwnedEvent> events, long firstId) {
    String values =
        IntStream.range(0, events.size())
            .mapToObj(i ->
                "(:id%1$d, :format, :store%1$d, :owner%1$d, :kind%1$d, :at%1$d, :payload%1$d)"
                    .formatted(i))
            .collect(Collectors.joining(", "));
    GenericExecuteSpec statement =
        database
            .sql(
                "insert into store_event (id, format, store_id, owner, kind, happened_at, payload)"
                    + " values "
                    + values)
            .bind("format", RecordedEvent.CURRENT);
    for (int i = 0; i < events.size(); i++) {
      StoreEvent event = events.get(i).event();
      statement =
          statement
              .bind("id" + i, firstId + i)
              .bind("store" + i, event.storeId().value())
              .bind("owner" + i, events.get(i).owner().value())
              .bind("kind" + i, EventJson.kind(event))
              .bind("at" + i, Timestamps.micros(event.at()))
              .bind("payload" + i, EventJson.write(event));
    }
    return statement.fetch().rowsUpdated();
  }

  /** Events after an id; those that this version cannot read are skipped. */
  Flux<RecordedEvent> after(ObjectScope scope, long afterId, int limit, @Nullable StoreId storeId) {
    return rows(scope, afterId, limit, storeId)
        .collectList()
        .flatMapMany(rows -> {
          List<RecordedEvent> readable =
              rows.stream().map(Row::event).flatMap(Optional::stream).toList();
          // A reader continues after the last event of a page: an empty page would end its reading.
          return readable.isEmpty() && rows.size() == limit
              ? after(scope, rows.getLast().id(), limit, storeId)
              : Flux.fromIterable(readable);
        });
  }

  private Flux<Row> rows(ObjectScope scope, long afterId, int limit, @Nullable StoreId storeId) {
    String ofStore = storeId == null ? "" : "store_id = :store and ";
    String order = storeId == null ? "id" : "store_id, id";
    ScopeCondition visible = visible(scope);
    GenericExecuteSpec statement =
        database
            .sql(
                ("select id, format, owner, payload from store_event"
                        + " where %sid > :after and %s order by %s limit :limit")
                    .formatted(ofStore, visible.sql(), order))
            .bindValues(visible.values())
            .bind("after", afterId)
            .bind("limit", limit);
    return (storeId == null ? statement : statement.bind("store", storeId.value()))
        .map(row ->
            new Row(
                Columns.number(row, "id"),
                Columns.required(row, "format", Integer.class),
                Columns.textOrNull(row, "owner"),
                Columns.text(row, "payload")))
        .all();
  }

  /** Events of earlier versions have no owner, but their stores exist for as long as they do. */
  private static ScopeCondition visible(ObjectScope scope) {
    ScopeCondition recorded = ScopeCondition.on("owner", scope);
    String ofStore = ScopeCondition.onStore("store_id", scope).sql();
    return recorded.within("(%s or owner is null and " + ofStore + ")");
  }

  Mono<Long> floor() {
    return database
        .sql("select trimmed_to from event_floor where id = 1")
        .map(row -> Columns.number(row, "trimmed_to"))
        .one();
  }

  /**
   * Requires a transaction. The floor moves before the rows are deleted, so that of two concurrent
   * trims one waits, and neither locks what an append needs.
   */
  Mono<Long> trim(Instant before, int limit) {
    return database
        .sql("select id, happened_at from store_event order by id limit :limit")
        .bind("limit", limit)
        .map(row -> new Aged(Columns.number(row, "id"), Columns.instant(row, "happened_at")))
        .all()
        .collectList()
        .flatMap(oldest -> {
          // Only from the start: no event after the floor may be missing.
          OptionalLong upTo =
              oldest.stream()
                  .takeWhile(event -> event.at().isBefore(before))
                  .mapToLong(Aged::id)
                  .max();
          return upTo.isPresent() ? remove(upTo.getAsLong()) : Mono.just(0L);
        });
  }

  private Mono<Long> remove(long upTo) {
    Mono<Long> floor =
        database
            .sql("update event_floor set trimmed_to = :upTo where id = 1 and trimmed_to < :upTo")
            .bind("upTo", upTo)
            .fetch()
            .rowsUpdated();
    Mono<Long> rows =
        database
            .sql("delete from store_event where id <= :upTo")
            .bind("upTo", upTo)
            .fetch()
            .rowsUpdated();
    return floor.then(rows);
  }

  private record Aged(long id, Instant at) {}

  Mono<Long> latestId() {
    return database
        .sql("select last_id from event_counter where id = 1")
        .map(row -> Columns.number(row, "last_id"))
        .one();
  }

  private record Row(long id, int format, @Nullable String owner, String payload) {
    Optional<RecordedEvent> event() {
      return EventJson.read(id, payload)
          .map(event ->
              new RecordedEvent(id, format, owner == null ? null : new Owner(owner), event));
    }
  }
}
