package io.urumi.adapter.persistence;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Removes deleted stores, and what has no meaning without them. */
final class StorePurge {
  private final Database database;

  StorePurge(Database database) {
    this.database = database;
  }

  /** To be run in a transaction: a store may be reopened at the same moment. */
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
        .map(row -> Rows.required(row, "id", UUID.class))
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
