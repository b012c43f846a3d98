package io.urumi.adapter.persistence.store;

import io.urumi.adapter.persistence.sql.Database;
import io.urumi.adapter.persistence.sql.Timestamps;
import io.urumi.domain.access.ObjectScope;
import io.urumi.domain.store.Owner;
import io.urumi.domain.store.Store;
import io.urumi.domain.store.StoreId;
import io.urumi.domain.store.StoreSpec;
import io.urumi.port.driven.persistence.SubdomainTakenException;
import java.time.Instant;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Mono;

/** Writes new stores and newer specs. */
final class StoreSpecWriter {
  private static final String INSERT =
      """
      insert into store (
        id, name, name_key, subdomain, owner, plan, desired, generation,
        observed_generation, phase, deleted, conditions, current_step, failure,
        phase_since, ready_at, deleted_at, address_host, address_url, release_chart_version,
        release_web_image, release_database_image, release_digest, held_subdomain, created_at,
        updated_at, version,
        next_reconcile_at, woken, lease_token)
      values (
        :id, :name, :nameKey, :subdomain, :owner, :plan, :desired, :generation,
        :observedGeneration, :phase, :deleted, :conditions, :currentStep, :failure,
        :phaseSince, :readyAt, :deletedAt, :addressHost, :addressUrl, :chartVersion,
        :webImage, :databaseImage, :releaseDigest, :subdomain, :createdAt, :updatedAt, 1,
        :createdAt, false, 0)
      on conflict do nothing
      """;

  /** Does not hold the subdomain. */
  private static final String INSERT_FOR_DELETION =
      INSERT.replace(":releaseDigest, :subdomain, :createdAt", ":releaseDigest, null, :createdAt");

  private static final String REOPEN =
      """
      update store set
        name = :name, name_key = :nameKey, owner = :owner, plan = :plan, desired = :desired,
        generation = :generation, observed_generation = :observedGeneration, phase = :phase,
        deleted = :deleted, conditions = :conditions, current_step = :currentStep,
        failure = :failure, phase_since = :phaseSince, ready_at = :readyAt,
        deleted_at = :deletedAt, address_host = :addressHost, address_url = :addressUrl,
        release_chart_version = :chartVersion, release_web_image = :webImage,
        release_database_image = :databaseImage, release_digest = :releaseDigest,
        updated_at = :now, version = version + 1,
        next_reconcile_at = :now, woken = false
      where id = :id and deleted = true
      """;

  private static final String UPDATE =
      """
      update store set
        name = :name, name_key = :nameKey, plan = :plan, desired = :desired,
        generation = :generation, updated_at = :now, version = version + 1, %s
      where id = :id and generation = :expected and owner = :owner
      """
          .formatted(StoreQueue.MAKE_DUE);

  private static final String CHANGE_OWNER =
      """
      update store set owner = :next, updated_at = :now, version = version + 1, %s
      where id = :id and generation = :generation and owner = :owner
      """
          .formatted(StoreQueue.MAKE_DUE);

  private final Database database;

  StoreSpecWriter(Database database) {
    this.database = database;
  }

  Mono<Store> insert(Store store) {
    return row(INSERT, store)
        .fetch()
        .rowsUpdated()
        .flatMap(inserted -> inserted == 1 ? find(store.id()) : conflict(store));
  }

  /**
   * Requires a transaction. Reuses the row of a deleted store; without one it inserts a row that
   * does not hold its subdomain.
   */
  Mono<Store> insertForDeletion(Store store) {
    Mono<Long> reopened =
        StoreRow.bindStatus(StoreRow.bindSpec(database.sql(REOPEN), store.spec()), store.status())
            .bind("id", store.id().value())
            .bind("now", Timestamps.micros(store.updatedAt()))
            .fetch()
            .rowsUpdated();
    Mono<Long> inserted = row(INSERT_FOR_DELETION, store).fetch().rowsUpdated();
    return reopened
        .flatMap(rows -> rows > 0 ? Mono.just(rows) : inserted)
        .filter(rows -> rows > 0)
        .flatMap(_ -> find(store.id()));
  }

  private GenericExecuteSpec row(String sql, Store store) {
    return StoreRow.bindStatus(StoreRow.bindSpec(database.sql(sql), store.spec()), store.status())
        .bind("id", store.id().value())
        .bind("subdomain", store.subdomain().value())
        .bind("createdAt", Timestamps.micros(store.createdAt()))
        .bind("updatedAt", Timestamps.micros(store.updatedAt()));
  }

  /** The subdomain never changes: the namespace is named after it. */
  Mono<Store> save(StoreId id, StoreSpec spec, Instant now) {
    return StoreRow.bindSpec(database.sql(UPDATE), spec)
        .bind("id", id.value())
        .bind("expected", spec.generation() - 1)
        .bind("now", Timestamps.micros(now))
        .filter(
            statement -> statement.returnGeneratedValues(StoreRow.COLUMNS.toArray(String[]::new)))
        .map(StoreRow::read)
        .one();
  }

  Mono<Store> changeOwner(Store store, Owner owner, Instant now) {
    return database
        .sql(CHANGE_OWNER)
        .bind("id", store.id().value())
        .bind("next", owner.value())
        .bind("owner", store.spec().owner().value())
        .bind("generation", store.spec().generation())
        .bind("now", Timestamps.micros(now))
        .filter(
            statement -> statement.returnGeneratedValues(StoreRow.COLUMNS.toArray(String[]::new)))
        .map(StoreRow::read)
        .one();
  }

  private Mono<Store> find(StoreId id) {
    return new StoreReader(database).find(new ObjectScope.Everything(), id);
  }

  private Mono<Store> conflict(Store store) {
    return find(store.id())
        .flatMap(same ->
            Mono.<Store>error(new IllegalStateException("store " + store.id() + " exists already")))
        .switchIfEmpty(Mono.error(() -> new SubdomainTakenException(store.subdomain())));
  }
}
