package io.urumi.adapter.persistence;

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
 * The reconciler's queue: which stores are due, who has them in hand, and what the holder saves;
 * {@link StoreClaims} says who is next.
 *
 * <p>A lease is good for as long as its token is the newest, so whatever ends one (a claim by
 * somebody else, giving it back) raises the token.
 */
final class StoreQueue {
  /**
   * Makes a store due at once, and keeps in mind that it was made so, for whoever has it in hand.
   */
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
        phase_since = :phaseSince, ready_at = :readyAt, deleted_at = :deletedAt, %s
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

  private static final String HAND_BACK =
      "update store set %s, %s where lease_holder = :holder".formatted(MAKE_DUE, END_LEASE);

  private static final String WAKE =
      "update store set %s where held_subdomain = :subdomain".formatted(MAKE_DUE);

  private static final String UNTOLD =
      """
      select %s from store
      where next_reconcile_at <= :since and (lease_until is null or lease_until <= :now)
        and generation > observed_generation and generation > told_generation
      order by next_reconcile_at
      limit :limit
      for update skip locked
      """
          .formatted(StoreRows.SELECTED);

  private static final String DEPTH =
      """
      select
        count(*) filter (where lease_until > :now) as in_flight,
        count(*) filter (
          where next_reconcile_at <= :now and (lease_until is null or lease_until <= :now)) as due,
        count(*) filter (
          where next_reconcile_at > :now and (lease_until is null or lease_until <= :now))
          as waiting
      from store where next_reconcile_at is not null
      """;

  private final Database database;

  StoreQueue(Database database) {
    this.database = database;
  }

  /** To be run in a transaction, as claims are. */
  Flux<Store> markWaiting(Instant since, Instant now, int limit) {
    return database
        .sql(UNTOLD)
        .bind("since", Instants.stored(since))
        .bind("now", Instants.stored(now))
        .bind("limit", limit)
        .map(StoreRows::read)
        .all()
        .collectList()
        .filter(found -> !found.isEmpty())
        .flatMap(found -> told(found).thenReturn(found))
        .flatMapIterable(found -> found);
  }

  private Mono<Long> told(List<Store> stores) {
    return database
        .sql("update store set told_generation = generation where id in (:ids)")
        .bind("ids", stores.stream().map(store -> store.id().value()).toList())
        .fetch()
        .rowsUpdated();
  }

  Mono<Store> saveStatus(Lease lease, StoreStatus status, Instant now, Instant leaseUntil) {
    boolean frees = status.phase() == Phase.DELETED;
    String sql = SAVE_STATUS.formatted(frees ? "held_subdomain = null," : "");
    return under(lease, StoreRows.bindStatus(database.sql(sql), status))
        .bind("now", Instants.stored(now))
        .bind("until", Instants.stored(leaseUntil))
        .filter(
            statement -> statement.returnGeneratedValues(StoreRows.COLUMNS.toArray(String[]::new)))
        .map(StoreRows::read)
        .one()
        .switchIfEmpty(lost(lease));
  }

  Mono<Void> release(Lease lease, Instant nextReconcileAt, Instant now) {
    GenericExecuteSpec statement =
        under(lease, database.sql(RELEASE)).bind("now", Instants.stored(now));
    Instant next = nextReconcileAt.equals(Instant.MAX) ? null : Instants.stored(nextReconcileAt);
    return changed(lease, Rows.bind(statement, "next", next, Instant.class)).then();
  }

  Mono<Lease> renew(Lease lease, Instant until) {
    Instant stored = Instants.stored(until);
    return changed(lease, under(lease, database.sql(RENEW)).bind("until", stored))
        .thenReturn(new Lease(lease.storeId(), lease.holder(), lease.token(), stored));
  }

  Mono<Long> releaseLeases(ReplicaId holder, Instant now) {
    return database
        .sql(HAND_BACK)
        .bind("holder", holder.value())
        .bind("now", Instants.stored(now))
        .fetch()
        .rowsUpdated();
  }

  Mono<Boolean> wake(Subdomain subdomain, Instant now) {
    return database
        .sql(WAKE)
        .bind("subdomain", subdomain.value())
        .bind("now", Instants.stored(now))
        .fetch()
        .rowsUpdated()
        .map(rows -> rows > 0);
  }

  Mono<QueueDepth> depth(Instant now) {
    return database
        .sql(DEPTH)
        .bind("now", Instants.stored(now))
        .map(row ->
            new QueueDepth(
                Rows.number(row, "due"),
                Rows.number(row, "in_flight"),
                Rows.number(row, "waiting")))
        .one();
  }

  private static GenericExecuteSpec under(Lease lease, GenericExecuteSpec statement) {
    return statement.bind("id", lease.storeId().value()).bind("token", lease.token());
  }

  private static Mono<Long> changed(Lease lease, GenericExecuteSpec statement) {
    return statement.fetch().rowsUpdated().filter(rows -> rows == 1).switchIfEmpty(lost(lease));
  }

  private static <T> Mono<T> lost(Lease lease) {
    return Mono.error(() -> new LeaseLostException(lease));
  }
}
