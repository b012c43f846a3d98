package io.urumi.adapter.persistence;

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
import io.urumi.port.driven.lease.ReplicaId;
import io.urumi.port.driven.persistence.StoreRepository;
import io.urumi.port.driven.persistence.SubdomainClaim;
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
 * Stores in the table {@code store}: reads, wishes, the queue and its order each have a class of
 * their own.
 */
final class R2dbcStoreRepository implements StoreRepository {
  private final Database database;
  private final StoreReads reads;
  private final StoreWishes wishes;
  private final StoreQueue queue;
  private final StoreClaims claims;

  R2dbcStoreRepository(Database database) {
    this.database = database;
    reads = new StoreReads(database);
    wishes = new StoreWishes(database);
    queue = new StoreQueue(database);
    claims = new StoreClaims(database);
  }

  @Override
  public Mono<Store> insert(Store store) {
    return database.translated(wishes.insert(store));
  }

  @Override
  public Mono<Store> insertForDeletion(Store store) {
    return database.transactional(wishes.insertForDeletion(store));
  }

  @Override
  public Flux<SubdomainClaim> subdomainClaims(
      Collection<StoreId> ids, Collection<Subdomain> subdomains) {
    return database.translated(reads.subdomainClaims(ids, subdomains));
  }

  @Override
  public Mono<Store> find(StoreId id) {
    return database.translated(reads.find(id));
  }

  @Override
  public Flux<Store> findAll(Collection<StoreId> ids) {
    return database.translated(reads.findAll(ids));
  }

  @Override
  public Mono<Store> findHolder(Subdomain subdomain) {
    return database.translated(reads.findHolder(subdomain));
  }

  @Override
  public Mono<StorePage> page(StoreFilter filter, StorePageRequest request) {
    return database.translated(Mono.defer(() -> reads.page(filter, request)));
  }

  @Override
  public Mono<Store> saveSpec(StoreId id, StoreSpec spec, Instant now) {
    return database.translated(wishes.save(id, spec, now));
  }

  @Override
  public Flux<ClaimedStore> claim(
      ReplicaId holder, Instant now, Duration leaseFor, FreeSlots free) {
    return afterCommit(claims.claim(holder, now, leaseFor, free));
  }

  @Override
  public Mono<Long> countHeldBy(Owner owner) {
    return database.transactional(wishes.countHeldBy(owner));
  }

  @Override
  public Mono<Map<StoreId, Long>> queuePositions(Collection<StoreId> ids, Instant now) {
    return database.translated(Mono.defer(() -> claims.positions(ids, now)));
  }

  @Override
  public Flux<Store> markWaiting(Instant since, Instant now, int limit) {
    return afterCommit(queue.markWaiting(since, now, limit));
  }

  @Override
  public Mono<Store> saveStatus(Lease lease, StoreStatus status, Instant now, Instant leaseUntil) {
    return database.translated(queue.saveStatus(lease, status, now, leaseUntil));
  }

  @Override
  public Mono<Void> release(Lease lease, Instant nextReconcileAt, Instant now) {
    return database.translated(queue.release(lease, nextReconcileAt, now));
  }

  @Override
  public Mono<Lease> renew(Lease lease, Instant until) {
    return database.translated(queue.renew(lease, until));
  }

  @Override
  public Mono<Long> releaseLeases(ReplicaId holder, Instant now) {
    return database.translated(queue.releaseLeases(holder, now));
  }

  @Override
  public Mono<Boolean> wake(Subdomain subdomain, Instant now) {
    return database.translated(queue.wake(subdomain, now));
  }

  @Override
  public Mono<Long> purge(Instant before, int limit) {
    return database.transactional(new StorePurge(database).purge(Instants.stored(before), limit));
  }

  @Override
  public Mono<Map<Phase, Long>> countByPhase() {
    return database.translated(reads.countByPhase());
  }

  @Override
  public Mono<QueueDepth> queueDepth(Instant now) {
    return database.translated(queue.depth(now));
  }

  /**
   * What a transaction of its own answers, when it is committed and not before: whoever got a claim
   * before its commit could not save under it.
   */
  private <T> Flux<T> afterCommit(Flux<T> work) {
    return database.transactional(work.collectList()).flatMapIterable(all -> all);
  }
}
