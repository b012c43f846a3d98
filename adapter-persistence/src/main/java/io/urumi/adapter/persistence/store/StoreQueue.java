package io.urumi.adapter.persistence.store;

import io.urumi.adapter.persistence.sql.Columns;
import io.urumi.adapter.persistence.sql.Database;
import io.urumi.adapter.persistence.sql.ScopeCondition;
import io.urumi.adapter.persistence.sql.Timestamps;
import io.urumi.domain.access.ObjectScope;
import io.urumi.domain.store.Phase;
import io.urumi.domain.store.Store;
import io.urumi.domain.store.StoreStatus;
import io.urumi.domain.store.Subdomain;
import io.urumi.port.driven.lease.Lease;
import io.urumi.port.driven.lease.LeaseLostException;
import io.urumi.port.driven.lease.ReplicaId;
import io.urumi.port.model.QueueDepth;
import java.time.Instant;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The reconcile queue: due stores, leases, and what the holder of a lease saves; {@link
 * StoreClaims} determines the order.
 *
 * <p>A lease is valid while its token is the newest. Whatever ends a lease (another claim, a
 * release) increments the token.
 */
final class StoreQueue {
  /** Makes a store due at once, and records that for the holder of its lease. */
  static final String MAKE_DUE =
      """
      woken = true,
      next_reconcile_at =
        case when next_reconcile_at <= :now then next_reconcile_at else :now end\
      """;

  private static final String END_LEASE =
      "lease_holder = null, lease_until = null, lease_token = lease_token + 1";

  private static final String SAVE_STATUS =
      """
      update store set
        observed_generation = :observedGeneration, phase = :phase, deleted = :deleted,
        conditions = :conditions, current_step = :currentStep, failure = :failure,
        phase_since = :phaseSince, ready_at = :readyAt, deleted_at = :deletedAt,
        address_host = :addressHost, address_url = :addressUrl,
        release_chart_version = :chartVersion, release_web_image = :webImage,
        release_database_image = :databaseImage, release_digest = :releaseDigest, %s
        updated_at = :now, version = version + 1, lease_until = :until
      where id = :id and lease_token = :token
      """;

  private static final String RELEASE =
      """
      update store set
        next_reconcile_at =
          case when woken then cast(:now as timestamp with time zone)
               else cast(:next as timestamp with time zone) end,
        woken = false, %s
      where id = :id and lease_token = :token
      """
          .formatted(END_LEASE);

  private static final String RENEW =
      "update store set lease_until = :until where id = :id and lease_token = :token";

  private static final String RELEASE_ALL =
      "update store set %s, %s where lease_holder = :holder".formatted(MAKE_DUE, END_LEASE);

  private static final String WAKE =
      "update store set %s where held_subdomain = :subdomain".formatted(MAKE_DUE);

  private static final String WAITING_UNREPORTED =
      """
      select %s from store
      where next_reconcile_at <= :since and (lease_until is null or lease_until <= :now)
        and generation > observed_generation and generation > reported_generation
      order by next_reconcile_at
      limit :limit
      for update skip locked
      """
          .formatted(StoreRow.SELECTED);

  private static final String DEPTH =
      """
      select
        count(*) filter (where lease_until > :now) as in_flight,
        count(*) filter (
          where next_reconcile_at <= :now and (lease_until is null or lease_until <= :now)) as due,
        count(*) filter (
          where next_reconcile_at > :now and (lease_until is null or lease_until <= :now))
          as waiting
      from store where next_reconcile_at is not null and
      """;

  private final Database database;

  StoreQueue(Database database) {
    this.database = database;
  }

  /** Requires a transaction, as claims do. */
  Flux<Store> markWaiting(Instant since, Instant now, int limit) {
    return database
        .sql(WAITING_UNREPORTED)
        .bind("since", Timestamps.micros(since))
        .bind("now", Timestamps.micros(now))
        .bind("limit", limit)
        .map(StoreRow::read)
        .all()
        .collectList()
        .filter(found -> !found.isEmpty())
        .flatMap(found -> markReported(found).thenReturn(found))
        .flatMapIterable(found -> found);
  }

  private Mono<Long> markReported(List<Store> stores) {
    return database
        .sql("update store set reported_generation = generation where id in (:ids)")
        .bind("ids", stores.stream().map(store -> store.id().value()).toList())
        .fetch()
        .rowsUpdated();
  }

  Mono<Store> saveStatus(Lease lease, StoreStatus status, Instant now, Instant leaseUntil) {
    boolean subdomainReleased = status.phase() == Phase.DELETED;
    String sql = SAVE_STATUS.formatted(subdomainReleased ? "held_subdomain = null," : "");
    return bindLease(lease, StoreRow.bindStatus(database.sql(sql), status))
        .bind("now", Timestamps.micros(now))
        .bind("until", Timestamps.micros(leaseUntil))
        .filter(
            statement -> statement.returnGeneratedValues(StoreRow.COLUMNS.toArray(String[]::new)))
        .map(StoreRow::read)
        .one()
        .switchIfEmpty(lost(lease));
  }

  Mono<Void> release(Lease lease, Instant nextReconcileAt, Instant now) {
    GenericExecuteSpec statement =
        bindLease(lease, database.sql(RELEASE)).bind("now", Timestamps.micros(now));
    Instant next = nextReconcileAt.equals(Instant.MAX) ? null : Timestamps.micros(nextReconcileAt);
    return changed(lease, Columns.bind(statement, "next", next, Instant.class)).then();
  }

  Mono<Lease> renew(Lease lease, Instant until) {
    Instant stored = Timestamps.micros(until);
    return changed(lease, bindLease(lease, database.sql(RENEW)).bind("until", stored))
        .thenReturn(new Lease(lease.storeId(), lease.holder(), lease.token(), stored));
  }

  Mono<Long> releaseLeases(ReplicaId holder, Instant now) {
    return database
        .sql(RELEASE_ALL)
        .bind("holder", holder.value())
        .bind("now", Timestamps.micros(now))
        .fetch()
        .rowsUpdated();
  }

  Mono<Boolean> wake(Subdomain subdomain, Instant now) {
    return database
        .sql(WAKE)
        .bind("subdomain", subdomain.value())
        .bind("now", Timestamps.micros(now))
        .fetch()
        .rowsUpdated()
        .map(rows -> rows > 0);
  }

  Mono<QueueDepth> depth(ObjectScope scope, Instant now) {
    ScopeCondition visible = ScopeCondition.on("owner", scope);
    return database
        .sql(DEPTH + visible.sql())
        .bindValues(visible.values())
        .bind("now", Timestamps.micros(now))
        .map(row ->
            new QueueDepth(
                Columns.number(row, "due"),
                Columns.number(row, "in_flight"),
                Columns.number(row, "waiting")))
        .one();
  }

  private static GenericExecuteSpec bindLease(Lease lease, GenericExecuteSpec statement) {
    return statement.bind("id", lease.storeId().value()).bind("token", lease.token());
  }

  private static Mono<Long> changed(Lease lease, GenericExecuteSpec statement) {
    return statement.fetch().rowsUpdated().filter(rows -> rows == 1).switchIfEmpty(lost(lease));
  }

  private static <T> Mono<T> lost(Lease lease) {
    return Mono.error(() -> new LeaseLostException(lease));
  }
}
