package io.urumi.adapter.persistence.store;

import io.r2dbc.spi.Readable;
import io.urumi.adapter.persistence.sql.Columns;
import io.urumi.adapter.persistence.sql.Database;
import io.urumi.adapter.persistence.sql.ScopeCondition;
import io.urumi.adapter.persistence.sql.Timestamps;
import io.urumi.domain.access.ObjectScope;
import io.urumi.domain.store.Store;
import io.urumi.domain.store.StoreId;
import io.urumi.port.driven.lease.ClaimedStore;
import io.urumi.port.driven.lease.FreeSlots;
import io.urumi.port.driven.lease.Lease;
import io.urumi.port.driven.lease.ReplicaId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The order of the queue, which is fair between owners, and claims in that order.
 *
 * <p>The order is read without locks, because neither database locks the rows of a query with
 * window functions. The rows are then locked and checked again, skipping those that another claim
 * has taken in between; a few more than needed are read, so that these do not leave a slot empty.
 */
final class StoreClaims {
  /** Candidates read per free slot. */
  private static final int CANDIDATES_PER_SLOT = 3;

  private static final String WAITING =
      "next_reconcile_at <= :now and (lease_until is null or lease_until <= :now)";

  /** Waiting stores with their rank: the owner's leased stores plus its stores due before. */
  private static final String RANKED =
      """
      select store.id, store.next_reconcile_at, store.desired = 'DELETED' as deletion,
        coalesce(active.leased, 0) + row_number() over (
          partition by store.owner, store.desired = 'DELETED'
          order by store.next_reconcile_at, store.id) as owner_rank
      from store
      left join (
        select owner, count(*) as leased from store where lease_until > :now group by owner) active
        on active.owner = store.owner
      where %s
      """
          .formatted(WAITING);

  static final String CANDIDATES =
      """
      select id, deletion from (
        select id, deletion, next_reconcile_at, owner_rank,
          row_number() over (
            partition by deletion order by owner_rank, next_reconcile_at, id) as queue_position
        from (%s) ranked) positions
      where queue_position <= case when deletion then :deletions else :others end
      order by owner_rank, next_reconcile_at, id
      """
          .formatted(RANKED);

  private static final String POSITIONS =
      """
      select id, queue_position from (
        select id, row_number() over (order by owner_rank, next_reconcile_at, id) as queue_position
        from (%s) ranked) positions
      where id in (:ids) and
      """
          .formatted(RANKED);

  private static final String LOCK =
      "select %s, lease_token from store where id in (:ids) and %s for update skip locked"
          .formatted(StoreRow.SELECTED, WAITING);

  private static final String SAVE_LEASES =
      """
      update store set
        lease_holder = :holder, lease_until = :until, lease_token = lease_token + 1, woken = false
      where id in (:ids)
      """;

  private final Database database;

  StoreClaims(Database database) {
    this.database = database;
  }

  /** Requires a transaction: the rows stay locked between reading and writing. */
  Flux<ClaimedStore> claim(ReplicaId holder, Instant now, Duration leaseFor, FreeSlots free) {
    Instant until = Timestamps.micros(now.plus(leaseFor));
    return candidates(now, free)
        .flatMap(candidates -> lock(candidates, holder, now, until, free, new ArrayList<>()))
        .filter(locked -> !locked.isEmpty())
        .flatMap(locked -> saveLeases(locked, holder, until).thenReturn(locked))
        .flatMapIterable(locked -> locked);
  }

  Mono<Map<StoreId, Long>> positions(ObjectScope scope, Collection<StoreId> ids, Instant now) {
    if (ids.isEmpty()) {
      return Mono.just(Map.of());
    }
    ScopeCondition visible = ScopeCondition.onStore("id", scope);
    return database
        .sql(POSITIONS + visible.sql())
        .bindValues(visible.values())
        .bind("now", Timestamps.micros(now))
        .bind("ids", ids.stream().map(StoreId::value).toList())
        .map(row ->
            Map.entry(
                new StoreId(Columns.required(row, "id", UUID.class)),
                Columns.number(row, "queue_position")))
        .all()
        .collectMap(Map.Entry::getKey, Map.Entry::getValue);
  }

  private record Candidate(UUID id, boolean deletion) {}

  private Mono<List<Candidate>> candidates(Instant now, FreeSlots free) {
    return database
        .sql(CANDIDATES)
        .bind("now", Timestamps.micros(now))
        .bind("others", CANDIDATES_PER_SLOT * free.all())
        .bind("deletions", CANDIDATES_PER_SLOT * free.forDeletions())
        .map(row ->
            new Candidate(
                Columns.required(row, "id", UUID.class),
                Columns.required(row, "deletion", Boolean.class)))
        .all()
        .collectList();
  }

  /** Locks the first candidates that fit, and later ones in place of those claimed elsewhere. */
  private Mono<List<ClaimedStore>> lock(
      List<Candidate> candidates,
      ReplicaId holder,
      Instant now,
      Instant until,
      FreeSlots free,
      List<ClaimedStore> locked) {
    List<Candidate> rest = new ArrayList<>(candidates);
    List<UUID> batch = removeFitting(rest, free);
    if (batch.isEmpty()) {
      return Mono.just(locked);
    }
    Map<UUID, Integer> order = new HashMap<>();
    batch.forEach(id -> order.put(id, order.size()));
    return database
        .sql(LOCK)
        .bind("ids", batch)
        .bind("now", Timestamps.micros(now))
        .map(row -> claimed(row, holder, until))
        .all()
        .collectSortedList(
            Comparator.comparing((ClaimedStore each) -> order.get(each.store().id().value())))
        .flatMap(rows -> {
          FreeSlots left = free;
          for (ClaimedStore each : rows) {
            boolean deletion = each.store().deletionRequested();
            // It may have become a deletion since the order was read.
            if (left.fit(deletion)) {
              left = left.less(deletion);
              locked.add(each);
            }
          }
          return lock(rest, holder, now, until, left, locked);
        });
  }

  private static List<UUID> removeFitting(List<Candidate> rest, FreeSlots free) {
    List<UUID> batch = new ArrayList<>();
    FreeSlots left = free;
    for (Iterator<Candidate> each = rest.iterator(); each.hasNext() && left.fit(false); ) {
      Candidate next = each.next();
      if (left.fit(next.deletion())) {
        left = left.less(next.deletion());
        batch.add(next.id());
        each.remove();
      }
    }
    return batch;
  }

  private static ClaimedStore claimed(Readable row, ReplicaId holder, Instant until) {
    Store store = StoreRow.read(row);
    long token = Columns.number(row, "lease_token") + 1;
    return new ClaimedStore(store, new Lease(store.id(), holder, token, until));
  }

  private Mono<Long> saveLeases(List<ClaimedStore> locked, ReplicaId holder, Instant until) {
    return database
        .sql(SAVE_LEASES)
        .bind("holder", holder.value())
        .bind("until", until)
        .bind("ids", locked.stream().map(each -> each.store().id().value()).toList())
        .fetch()
        .rowsUpdated();
  }
}
