package io.urumi.adapter.persistence.store;

import io.urumi.adapter.persistence.sql.Database;
import io.urumi.adapter.persistence.sql.Timestamps;
import io.urumi.domain.access.ObjectScope;
import io.urumi.domain.limit.Limits;
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
import io.urumi.port.driven.persistence.RecordedSubdomain;
import io.urumi.port.driven.persistence.StoreRepository;
import io.urumi.port.model.QueueDepth;
import io.urumi.port.model.store.OwnerRecord;
import io.urumi.port.model.store.StoreFilter;
import io.urumi.port.model.store.StorePage;
import io.urumi.port.model.store.StorePageRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Stores in the table {@code store}; one class each for reading, specs, the queue and claims. */
public final class R2dbcStoreRepository implements StoreRepository {
  private static final ObjectScope ALL = new ObjectScope.Everything();

  private final Database database;
  private final StoreReader reader;
  private final StoreSpecWriter specs;
  private final StoreOwners owners;
  private final StoreQueue queue;
  private final StoreClaims claims;
  private final Database leases;

  /**
   * @param leases the same database with separate connections: leases would expire while claims and
   *     renewals wait for connections that requests hold
   */
  public R2dbcStoreRepository(Database database, Database leases) {
    this.database = database;
    this.leases = leases;
    reader = new StoreReader(database);
    specs = new StoreSpecWriter(database);
    owners = new StoreOwners(database);
    queue = new StoreQueue(database);
    claims = new StoreClaims(database);
  }

  @Override
  public Mono<Store> insert(Store store) {
    return database.translated(specs.insert(store));
  }

  @Override
  public Mono<Store> insertForDeletion(Store store) {
    return database.transactional(specs.insertForDeletion(store));
  }

  @Override
  public Flux<RecordedSubdomain> recordedSubdomains(
      Collection<StoreId> ids, Collection<Subdomain> subdomains) {
    return database.translated(reader.recordedSubdomains(ids, subdomains));
  }

  @Override
  public Mono<Store> find(StoreId id) {
    return find(ALL, id);
  }

  @Override
  public Mono<Store> find(ObjectScope scope, StoreId id) {
    return database.translated(reader.find(scope, id));
  }

  @Override
  public Flux<Store> findAll(ObjectScope scope, Collection<StoreId> ids) {
    return database.translated(reader.findAll(scope, ids));
  }

  @Override
  public Mono<Store> findHolder(ObjectScope scope, Subdomain subdomain) {
    return database.translated(reader.findHolder(scope, subdomain));
  }

  @Override
  public Mono<Boolean> isTaken(Subdomain subdomain) {
    return database.translated(reader.isTaken(subdomain));
  }

  @Override
  public Mono<StorePage> page(ObjectScope scope, StoreFilter filter, StorePageRequest request) {
    return database.translated(Mono.defer(() -> reader.page(scope, filter, request)));
  }

  @Override
  public Mono<Store> saveSpec(StoreId id, StoreSpec spec, Instant now) {
    return database.translated(specs.save(id, spec, now));
  }

  @Override
  public Mono<Store> changeOwner(Store store, Owner owner, Instant now) {
    return database.translated(specs.changeOwner(store, owner, now));
  }

  @Override
  public Flux<ClaimedStore> claim(
      ReplicaId holder, Instant now, Duration leaseFor, FreeSlots free) {
    return forLeases()
        .flatMapMany(
            use -> afterCommit(use, new StoreClaims(use).claim(holder, now, leaseFor, free)));
  }

  @Override
  public Mono<OwnerRecord> lockOwner(Owner owner) {
    return database.transactional(owners.lock(owner));
  }

  @Override
  public Mono<OwnerRecord> findOwner(Owner owner) {
    return database.translated(owners.find(owner));
  }

  @Override
  public Mono<Void> setLimits(Owner owner, Limits limits) {
    return database.translated(owners.setLimits(owner, limits));
  }

  @Override
  public Mono<Map<StoreId, Long>> queuePositions(Collection<StoreId> ids, Instant now) {
    return queuePositions(ALL, ids, now);
  }

  @Override
  public Mono<Map<StoreId, Long>> queuePositions(
      ObjectScope scope, Collection<StoreId> ids, Instant now) {
    return database.translated(Mono.defer(() -> claims.positions(scope, ids, now)));
  }

  @Override
  public Flux<Store> markWaiting(Instant since, Instant now, int limit) {
    return afterCommit(database, queue.markWaiting(since, now, limit));
  }

  @Override
  public Mono<Store> saveStatus(Lease lease, StoreStatus status, Instant now, Instant leaseUntil) {
    return database.translated(queue.saveStatus(lease, status, now, leaseUntil));
  }

  @Override
  public Mono<Void> release(Lease lease, Instant nextReconcileAt, Instant now) {
    return forLeases()
        .flatMap(use -> use.translated(new StoreQueue(use).release(lease, nextReconcileAt, now)));
  }

  @Override
  public Mono<Lease> renew(Lease lease, Instant until) {
    return forLeases().flatMap(use -> use.translated(new StoreQueue(use).renew(lease, until)));
  }

  @Override
  public Mono<Long> releaseLeases(ReplicaId holder, Instant now) {
    return forLeases()
        .flatMap(use -> use.translated(new StoreQueue(use).releaseLeases(holder, now)));
  }

  @Override
  public Mono<Boolean> wake(Subdomain subdomain, Instant now) {
    return database.translated(queue.wake(subdomain, now));
  }

  @Override
  public Mono<Long> purge(Instant before, int limit) {
    return database.transactional(new StorePurge(database).purge(Timestamps.micros(before), limit));
  }

  @Override
  public Mono<Map<Phase, Long>> countByPhase(ObjectScope scope) {
    return database.translated(reader.countByPhase(scope));
  }

  @Override
  public Mono<QueueDepth> queueDepth(ObjectScope scope, Instant now) {
    return database.translated(queue.depth(scope, now));
  }

  /**
   * The result of a separate transaction, emitted after its commit: a claim that is used before its
   * commit could not save under its lease.
   */
  private static <T> Flux<T> afterCommit(Database database, Flux<T> work) {
    return database.transactional(work.collectList()).flatMapIterable(all -> all);
  }

  /**
   * The database with the connections for leases, or that of the current transaction when there is
   * one.
   */
  private Mono<Database> forLeases() {
    return database.currentTransaction().map(_ -> database).defaultIfEmpty(leases);
  }
}
