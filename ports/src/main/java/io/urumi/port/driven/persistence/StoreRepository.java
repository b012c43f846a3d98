package io.urumi.port.driven.persistence;

import io.urumi.domain.store.Owner;
import io.urumi.domain.store.Phase;
import io.urumi.domain.store.Store;
import io.urumi.domain.store.StoreId;
import io.urumi.domain.store.StoreSpec;
import io.urumi.domain.store.StoreStatus;
import io.urumi.domain.store.Subdomain;
import io.urumi.port.driven.lease.ClaimedStore;
import io.urumi.port.driven.lease.FreeSlots;
import io.urumi.port.driven.lease.Lease;
import io.urumi.port.driven.lease.LeaseLostException;
import io.urumi.port.driven.lease.ReplicaId;
import io.urumi.port.model.QueueDepth;
import io.urumi.port.model.store.StoreFilter;
import io.urumi.port.model.store.StorePage;
import io.urumi.port.model.store.StorePageRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Stores in the database. Use cases save the spec, the holder of the lease saves the status, and
 * neither overwrites the other.
 *
 * <p>Every method that changes data participates in the transaction of {@link Transactions} when
 * called within one.
 */
public interface StoreRepository {

  /**
   * Inserts a new store, due at once.
   *
   * @return the store as saved, version 1; {@link SubdomainTakenException} when a store that is not
   *     deleted has the subdomain, also when the other insert is concurrent
   */
  Mono<Store> insert(Store store);

  /**
   * Inserts a record whose only purpose is its deletion, due at once: it does not claim its
   * subdomain, and replaces a deleted store with the same id.
   *
   * @param store with the desired state {@code DELETED}
   * @return the store as saved; empty when a store with this id exists that is not deleted
   */
  Mono<Store> insertForDeletion(Store store);

  /** The store, also when it is deleted; empty when there is none with this id. */
  Mono<Store> find(StoreId id);

  /** The existing stores of the given ids, including deleted ones, in any order. */
  Flux<Store> findAll(Collection<StoreId> ids);

  /** The store with the subdomain that is not deleted; empty when the subdomain is available. */
  Mono<Store> findHolder(Subdomain subdomain);

  /** The existing stores of the given ids, and the stores that claim the given subdomains. */
  Flux<SubdomainClaim> subdomainClaims(Collection<StoreId> ids, Collection<Subdomain> subdomains);

  /** One page by keyset; never counts or skips rows. */
  Mono<StorePage> page(StoreFilter filter, StorePageRequest request);

  /**
   * Saves the next spec and makes the store due at once.
   *
   * @param spec one generation above the saved one
   * @return the store as saved; empty when the saved generation is no longer {@code
   *     spec.generation() - 1}: a concurrent change was saved first, read again
   */
  Mono<Store> saveSpec(StoreId id, StoreSpec spec, Instant now);

  /**
   * Counts the stores of an owner that are not deleted. Within a transaction, the same call in
   * another transaction waits until this one has ended, so that a decision based on the count stays
   * valid.
   */
  Mono<Long> countHeldBy(Owner owner);

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

  /** Number of stores per phase; phases without stores are omitted. */
  Mono<Map<Phase, Long>> countByPhase();

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

  /** Numbers of waiting and leased stores. */
  Mono<QueueDepth> queueDepth(Instant now);
}
