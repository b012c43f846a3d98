package io.urumi.adapter.persistence.store;

import io.urumi.adapter.persistence.sql.Database;
import io.urumi.adapter.persistence.sql.Timestamps;
import io.urumi.domain.store.StoreId;
import io.urumi.port.driven.persistence.IdempotencyKeys;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Mono;

/** Idempotency keys in the table {@code idempotency_key}. */
public final class R2dbcIdempotencyKeys implements IdempotencyKeys {
  private final Database database;

  public R2dbcIdempotencyKeys(Database database) {
    this.database = database;
  }

  @Override
  public Mono<Remembered> remember(
      String principalId, String key, String requestHash, StoreId storeId, Instant now) {
    // The insert waits for another transaction that inserts the same key, and then sees its row.
    Mono<Long> insert =
        statement(
                """
                insert into idempotency_key (actor, request_key, request_hash, store_id, created_at)
                values (:actor, :key, :hash, :store, :now)
                on conflict do nothing
                """,
                principalId,
                key)
            .bind("hash", requestHash)
            .bind("store", storeId.value())
            .bind("now", Timestamps.micros(now))
            .fetch()
            .rowsUpdated();
    return database.transactional(insert.then(select(principalId, key)));
  }

  @Override
  public Mono<Remembered> find(String principalId, String key) {
    return database.translated(select(principalId, key));
  }

  private Mono<Remembered> select(String principalId, String key) {
    return statement(
            """
            select request_hash, store_id from idempotency_key
            where actor = :actor and request_key = :key
            """,
            principalId,
            key)
        .map(row ->
            new Remembered(
                Objects.requireNonNull(row.get("request_hash", String.class)),
                new StoreId(Objects.requireNonNull(row.get("store_id", UUID.class)))))
        .one();
  }

  private GenericExecuteSpec statement(String sql, String principalId, String key) {
    return database.sql(sql).bind("actor", principalId).bind("key", key);
  }
}
