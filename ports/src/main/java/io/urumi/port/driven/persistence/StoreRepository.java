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
 * Where stores are kept. Spec and status are written by different hands: use cases save the spec,
 * the holder of a lease saves the status, and neither overwrites the other.
 *
 * <p>Every method that changes something takes part in the transaction of {@link Transactions} when
 * called within one.
 */
public interface StoreRepository {

  /**
   * Saves a new store, due at once.
   *
   * @return the store as saved, version 1; {@link SubdomainTakenException} when a store that is not
   *     deleted has the subdomain, also when the other is being inserted at the same moment
   */
  Mono<Store> insert(Store store);

  /**
   * Saves a store that is only there to be removed, due at once: it does not hold its subdomain,
   * and takes the place of a deleted store with its id.
   *
   * @param store wished to be gone
   * @return the store as saved; empty when a store with the id is there that is not deleted
   */
  Mono<Store> insertForDeletion(Store store);

  /** The store, also a deleted one; empty when there never was one. */
  Mono<Store> find(StoreId id);

  /** Those of the stores that exist, also deleted ones, in any order. */
  Flux<Store> findAll(Collection<StoreId> ids);

  /** The store that holds the subdomain: the one that is not deleted; empty when it is free. */
  Mono<Store> findHolder(Subdomain subdomain);

  /**
   * Those of the stores that there are, and the holders of those of the subdomains that are held.
   */
  Flux<SubdomainClaim> subdomainClaims(Collection<StoreId> ids, Collection<Subdomain> subdomains);

  /** One page by keyset; never counts or skips rows. */
  Mono<StorePage> page(StoreFilter filter, StorePageRequest request);

  /**
   * Saves a newer spec and makes the store due at once.
   *
   * @param spec one generation above the saved one
   * @return the store as saved; empty when the saved generation is no longer {@code
   *     spec.generation() - 1}: somebody else was faster, read again
   */
  Mono<Store> saveSpec(StoreId id, StoreSpec spec, Instant now);

  /**
   * Counts the stores of an owner that are not deleted. Within a transaction, whoever asks for the
   * same owner in another one waits for the answer until this one has ended: what is decided by the
   * number and saved in the transaction stays true.
   */
  Mono<Long> countHeldBy(Owner owner);

  /**
   * Claims stores that are due and not under a living lease, in the order of the queue, skipping
   * those that another claim has in hand. Raises the fencing token and forgets the wake-ups so far.
   *
   * <p>The queue is fair between owners: each store stands behind as many turns as its owner has
   * stores in hand, at any replica, plus those of its owner that are due longer; who has the fewest
   * turns before him is first, among equals who is due longest. So the first store of an owner who
   * has none in hand is claimed with the next free slot, however many others wait. Deletions are
   * counted apart from other work when an owner's stores are put in order, so that neither waits
   * for the other.
   *
   * @param leaseFor how long the leases last
   * @param free how many at most
   */
  Flux<ClaimedStore> claim(ReplicaId holder, Instant now, Duration leaseFor, FreeSlots free);

  /** Claims work of any kind. */
  default Flux<ClaimedStore> claim(ReplicaId holder, Instant now, Duration leaseFor, int limit) {
    return claim(holder, now, leaseFor, FreeSlots.of(limit));
  }

  /**
   * Saves the status under a lease, which is kept and prolonged.
   *
   * @return the store as saved, with its newest spec; {@link LeaseLostException} when the token is
   *     no longer the newest
   */
  Mono<Store> saveStatus(Lease lease, StoreStatus status, Instant now, Instant leaseUntil);

  /**
   * Gives the lease back and says when the store is due next. When the store was woken or its spec
   * saved after the claim, it is due at once instead.
   *
   * @param nextReconcileAt {@code Instant.MAX} for never
   * @return {@link LeaseLostException} when the token is no longer the newest
   */
  Mono<Void> release(Lease lease, Instant nextReconcileAt, Instant now);

  /** Prolongs a lease; {@link LeaseLostException} when the token is no longer the newest. */
  Mono<Lease> renew(Lease lease, Instant until);

  /** Gives back every lease of a replica that stops; the stores are due at once. */
  Mono<Long> releaseLeases(ReplicaId holder, Instant now);

  /** Makes the store that holds the subdomain due at once; true when there is one. */
  Mono<Boolean> wake(Subdomain subdomain, Instant now);

  /**
   * Removes the rows of stores that were deleted before {@code before}, with their timelines and
   * the idempotency keys that made them; not those of which an event is left, because an event
   * needs its store.
   *
   * @param limit how many at most, so that nobody waits long
   * @return how many were removed
   */
  Mono<Long> purge(Instant before, int limit);

  /** How many stores are in each phase; phases without any are left out. */
  Mono<Map<Phase, Long>> countByPhase();

  /**
   * Where stores stand in the queue: 1 is claimed next. Those that are not due, or are in hand, are
   * left out.
   */
  Mono<Map<StoreId, Long>> queuePositions(Collection<StoreId> ids, Instant now);

  /**
   * Finds stores with a wish that nobody has begun to carry out and that is due since {@code since}
   * or longer, and marks them: each is found once for each of its generations. Those that somebody
   * else has in hand are passed over.
   */
  Flux<Store> markWaiting(Instant since, Instant now, int limit);

  /** What is waiting and what is in hand. */
  Mono<QueueDepth> queueDepth(Instant now);
}
