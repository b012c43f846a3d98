package io.urumi.port.driven.persistence;

import io.urumi.domain.store.Store;
import io.urumi.domain.store.StoreId;
import io.urumi.domain.store.StoreStatus;
import io.urumi.domain.store.Subdomain;
import io.urumi.port.driven.lease.ClaimedStore;
import io.urumi.port.driven.lease.FreeSlots;
import io.urumi.port.driven.lease.Lease;
import io.urumi.port.driven.lease.LeaseLostException;
import io.urumi.port.driven.lease.ReplicaId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Stores in the database, as the engine sees them: of all owners. Use cases save the spec, the
 * holder of the lease saves the status, and neither overwrites the other.
 *
 * <p>Every method that changes data participates in the transaction of {@link Transactions} when
 * called within one.
 */
public interface StoreRepository extends StoreDirectory {

  /** The store, also when it is deleted; empty when there is none with this id. */
  Mono<Store> find(StoreId id);

  /**
   * Claims stores that are due and not under a valid lease, in queue order, skipping rows locked by
   * a concurrent claim. Increments the fencing token and clears the wake-ups so far.
   *
   * <p>The queue is fair between owners. The rank of a store is the number of its owner's leased
   * stores, at any replica, plus the number of its owner's stores that are due longer; the lowest
   * rank is claimed first, and equal ranks by due time. The first store of an owner without leased
   * stores is therefore claimed with the next free slot, however many others wait. Deletions are
   * ranked separately from other operations, so that neither waits for the other.
   *
   * @param leaseFor duration of the leases
   * @param free maximum number of stores to claim
   */
  Flux<ClaimedStore> claim(ReplicaId holder, Instant now, Duration leaseFor, FreeSlots free);

  /** Claims stores for any kind of operation. */
  default Flux<ClaimedStore> claim(ReplicaId holder, Instant now, Duration leaseFor, int limit) {
    return claim(holder, now, leaseFor, FreeSlots.of(limit));
  }

  /**
   * Saves the status under a lease and renews the lease.
   *
   * @return the store as saved, with its newest spec; {@link LeaseLostException} when the token is
   *     no longer the newest
   */
  Mono<Store> saveStatus(Lease lease, StoreStatus status, Instant now, Instant leaseUntil);

  /**
   * Releases the lease and sets when the store is due next. When the store was woken or its spec
   * was saved after the claim, it is due at once instead.
   *
   * @param nextReconcileAt {@code Instant.MAX} for never
   * @return {@link LeaseLostException} when the token is no longer the newest
   */
  Mono<Void> release(Lease lease, Instant nextReconcileAt, Instant now);

  /** Renews a lease; {@link LeaseLostException} when the token is no longer the newest. */
  Mono<Lease> renew(Lease lease, Instant until);

  /** Releases every lease of a replica that stops; the stores are due at once. */
  Mono<Long> releaseLeases(ReplicaId holder, Instant now);

  /** Makes the store with the subdomain due at once; true when there is one. */
  Mono<Boolean> wake(Subdomain subdomain, Instant now);

  /**
   * Removes the rows of stores that were deleted before {@code before}, with their timelines and
   * idempotency keys; not those that still have events, because an event references its store.
   *
   * @param limit maximum number of rows, which bounds the duration of the transaction
   * @return how many were removed
   */
  Mono<Long> purge(Instant before, int limit);

  /**
   * Positions of stores in the queue; 1 is claimed next. Stores that are not due or are leased are
   * omitted.
   */
  Mono<Map<StoreId, Long>> queuePositions(Collection<StoreId> ids, Instant now);

  /**
   * Finds stores whose newest request has not started and is due since {@code since} or longer, and
   * marks them: each is found once per generation. Rows locked by another transaction are skipped.
   */
  Flux<Store> markWaiting(Instant since, Instant now, int limit);
}
