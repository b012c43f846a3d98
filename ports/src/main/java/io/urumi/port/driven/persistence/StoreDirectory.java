package io.urumi.port.driven.persistence;

import io.urumi.domain.access.ObjectScope;
import io.urumi.domain.limit.Limits;
import io.urumi.domain.store.Owner;
import io.urumi.domain.store.Phase;
import io.urumi.domain.store.Store;
import io.urumi.domain.store.StoreId;
import io.urumi.domain.store.StoreSpec;
import io.urumi.domain.store.Subdomain;
import io.urumi.port.model.QueueDepth;
import io.urumi.port.model.store.OwnerRecord;
import io.urumi.port.model.store.StoreFilter;
import io.urumi.port.model.store.StorePage;
import io.urumi.port.model.store.StorePageRequest;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Stores in the database, as use cases see them: what reads stores takes the scope of the caller,
 * and a store outside of it does not exist. The scope is part of the query, so that pages, cursors
 * and counts are right.
 *
 * <p>Every method that changes data participates in the transaction of {@link Transactions} when
 * called within one.
 */
public interface StoreDirectory {

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
  Mono<Store> find(ObjectScope scope, StoreId id);

  /** The existing stores of the given ids, including deleted ones, in any order. */
  Flux<Store> findAll(ObjectScope scope, Collection<StoreId> ids);

  /** The store with the subdomain that is not deleted; empty when there is none. */
  Mono<Store> findHolder(ObjectScope scope, Subdomain subdomain);

  /** Whether a store of any owner has the subdomain and is not deleted; says nothing else of it. */
  Mono<Boolean> isTaken(Subdomain subdomain);

  /**
   * The existing stores of the given ids, and the stores that claim the given subdomains; of any
   * owner, because a namespace is not an orphan if anybody's store has it.
   */
  Flux<RecordedSubdomain> recordedSubdomains(
      Collection<StoreId> ids, Collection<Subdomain> subdomains);

  /** One page by keyset; never counts or skips rows. */
  Mono<StorePage> page(ObjectScope scope, StoreFilter filter, StorePageRequest request);

  /**
   * Saves the next spec and makes the store due at once.
   *
   * @param spec one generation above the saved one
   * @return the store as saved; empty when the saved generation is no longer {@code
   *     spec.generation() - 1}, or the owner is another one: a concurrent change was saved first,
   *     read again
   */
  Mono<Store> saveSpec(StoreId id, StoreSpec spec, Instant now);

  /**
   * Gives a store to another owner and makes it due at once. Its generation stays: nothing is
   * requested of the cluster.
   *
   * @param store as it was read
   * @return the store as saved; empty when owner or generation have changed since: read again
   */
  Mono<Store> changeOwner(Store store, Owner owner, Instant now);

  /**
   * What an owner has and may have. Within a transaction, the same call in another transaction
   * waits until this one has ended, so that a decision based on it stays valid.
   */
  Mono<OwnerRecord> lockOwner(Owner owner);

  /** As {@link #lockOwner}, without waiting for others. */
  Mono<OwnerRecord> findOwner(Owner owner);

  /** Replaces the limits of an owner; requires {@link #lockOwner} in the same transaction. */
  Mono<Void> setLimits(Owner owner, Limits limits);

  /** Number of stores per phase; phases without stores are omitted. */
  Mono<Map<Phase, Long>> countByPhase(ObjectScope scope);

  /**
   * Positions of stores in the queue of all owners; 1 is claimed next. Stores that are not due or
   * are leased are omitted.
   */
  Mono<Map<StoreId, Long>> queuePositions(ObjectScope scope, Collection<StoreId> ids, Instant now);

  /** Numbers of waiting and leased stores. */
  Mono<QueueDepth> queueDepth(ObjectScope scope, Instant now);
}
