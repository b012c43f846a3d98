package io.urumi.adapter.persistence.store;

import io.urumi.adapter.persistence.sql.Columns;
import io.urumi.adapter.persistence.sql.Database;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Removes rows of deleted stores with their steps and idempotency keys. */
final class StorePurge {
  private final Database database;

  StorePurge(Database database) {
    this.database = database;
  }

  /** Requires a transaction: the row of a store may be reused at the same time. */
  Mono<Long> purge(Instant before, int limit) {
    return database
        .sql(
            """
            select id from store
            where deleted = true and deleted_at < :before
              and not exists (select 1 from store_event where store_event.store_id = store.id)
            order by deleted_at limit :limit
            for update
            """)
        .bind("before", before)
        .bind("limit", limit)
        .map(row -> Columns.required(row, "id", UUID.class))
        .all()
        .collectList()
        .flatMap(ids -> ids.isEmpty() ? Mono.just(0L) : remove(ids));
  }

  private Mono<Long> remove(List<UUID> ids) {
    return Flux.just(
            "delete from store_step where store_id in (:ids)",
            "delete from idempotency_key where store_id in (:ids)",
            "delete from store where id in (:ids)")
        .concatMap(sql -> database.sql(sql).bind("ids", ids).fetch().rowsUpdated())
        .last();
  }
}
