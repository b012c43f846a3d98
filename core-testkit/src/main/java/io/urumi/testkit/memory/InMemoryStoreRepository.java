package io.urumi.testkit.memory;

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
import io.urumi.port.driven.persistence.StoreRepository;
import io.urumi.port.driven.persistence.SubdomainClaim;
import io.urumi.port.driven.persistence.SubdomainTakenException;
import io.urumi.port.model.QueueDepth;
import io.urumi.port.model.store.StoreFilter;
import io.urumi.port.model.store.StorePage;
import io.urumi.port.model.store.StorePageRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Stores, and the queue that the reconcilers of all replicas share. */
final class InMemoryStoreRepository implements StoreRepository {
  private final InMemoryDatabase database;

  InMemoryStoreRepository(InMemoryDatabase database) {
    this.database = database;
  }

  @Override
  public Mono<Store> insert(Store store) {
    return database.write(view -> {
      if (holder(view, store.subdomain()).isPresent()) {
        throw new SubdomainTakenException(store.subdomain());
      }
      if (database.stores.get(view, store.id()).isPresent()) {
        throw new IllegalStateException("store " + store.id() + " is there already");
      }
      Store saved =
          new Store(
              store.id(), store.spec(), store.status(), store.createdAt(), store.updatedAt(), 1);
      database.stores.put(saved.id(), StoreRow.inserted(saved));
      database.holders.put(saved.subdomain(), saved.id());
      return Optional.of(saved);
    });
  }

  @Override
  public Mono<Store> insertForDeletion(Store store) {
    return database.write(view -> {
      Optional<StoreRow> there = database.stores.get(view, store.id());
      if (there.isPresent() && there.get().store().phase() != Phase.DELETED) {
        return Optional.empty();
      }
      long version = there.map(row -> row.store().version()).orElse(0L) + 1;
      long token = there.map(StoreRow::token).orElse(0L);
      Store saved =
          new Store(
              store.id(),
              store.spec(),
              store.status(),
              there.map(row -> row.store().createdAt()).orElse(store.createdAt()),
              store.updatedAt(),
              version);
      long told = there.map(StoreRow::toldGeneration).orElse(0L);
      database.stores.put(
          saved.id(),
          new StoreRow(saved, saved.updatedAt(), false, token, null, Instant.MIN, told));
      return Optional.of(saved);
    });
  }

  @Override
  public Flux<SubdomainClaim> subdomainClaims(
      Collection<StoreId> ids, Collection<Subdomain> subdomains) {
    return database
        .read(view ->
            Optional.of(
                Stream.concat(
                        ids.stream().flatMap(id -> database.stores.get(view, id).stream()),
                        subdomains.stream().flatMap(name -> holder(view, name).stream()))
                    .map(row -> standing(view, row.store()))
                    .distinct()
                    .toList()))
        .flatMapIterable(found -> found);
  }

  private SubdomainClaim standing(View view, Store store) {
    boolean holding =
        holder(view, store.subdomain())
            .filter(row -> row.store().id().equals(store.id()))
            .isPresent();
    return new SubdomainClaim(
        store.id(), store.subdomain(), store.phase() == Phase.DELETED, holding);
  }

  @Override
  public Mono<Store> find(StoreId id) {
    return database.read(view -> database.stores.get(view, id).map(StoreRow::store));
  }

  @Override
  public Mono<Store> findHolder(Subdomain subdomain) {
    return database.read(view -> holder(view, subdomain).map(StoreRow::store));
  }

  private Optional<StoreRow> holder(View view, Subdomain subdomain) {
    return database
        .holders
        .get(view, subdomain)
        .flatMap(id -> database.stores.get(view, id))
        .filter(row -> row.store().phase() != Phase.DELETED);
  }

  @Override
  public Mono<StorePage> page(StoreFilter filter, StorePageRequest request) {
    return database.read(view ->
        Optional.of(Keyset.page(database.stores.rows(view).map(StoreRow::store), filter, request)));
  }

  @Override
  public Mono<Store> saveSpec(StoreId id, StoreSpec spec, Instant now) {
    return database.write(view ->
        database
            .stores
            .get(view, id)
            .filter(row -> row.store().spec().generation() == spec.generation() - 1)
            .map(row -> save(row.wake(now), row.store().withSpec(spec), now)));
  }

  @Override
  public Mono<Long> countHeldBy(Owner owner) {
    // A write, so that it queues up behind whoever counted before.
    return database.write(view ->
        Optional.of(
            database
                .stores
                .rows(view)
                .map(StoreRow::store)
                .filter(store -> store.spec().owner().equals(owner))
                .filter(store -> store.phase() != Phase.DELETED)
                .count()));
  }

  @Override
  public Flux<ClaimedStore> claim(
      ReplicaId holder, Instant now, Duration leaseFor, FreeSlots free) {
    return database
        .write(view -> {
          FreeSlots left = free;
          List<ClaimedStore> claims = new ArrayList<>();
          for (StoreRow row : queue(view, now)) {
            boolean deletion = row.store().deletionRequested();
            if (left.fit(deletion)) {
              left = left.less(deletion);
              StoreRow claimed = row.claimed(holder, now.plus(leaseFor));
              database.stores.put(row.store().id(), claimed);
              claims.add(new ClaimedStore(row.store(), lease(claimed, holder)));
            }
          }
          return Optional.of(claims);
        })
        .flatMapIterable(claims -> claims);
  }

  @Override
  public Mono<Map<StoreId, Long>> queuePositions(Collection<StoreId> ids, Instant now) {
    return database.read(view -> {
      Map<StoreId, Long> positions = new HashMap<>();
      long position = 0;
      for (StoreRow row : queue(view, now)) {
        position++;
        if (ids.contains(row.store().id())) {
          positions.put(row.store().id(), position);
        }
      }
      return Optional.of(positions);
    });
  }

  private List<StoreRow> queue(View view, Instant now) {
    return FairOrder.of(database.stores.rows(view).toList(), now);
  }

  @Override
  public Flux<Store> markWaiting(Instant since, Instant now, int limit) {
    return database
        .write(view -> {
          List<StoreRow> found =
              database
                  .stores
                  .rows(view)
                  .filter(row -> row.due(now) && !row.nextReconcileAt().isAfter(since))
                  .filter(StoreRow::untold)
                  .sorted(Comparator.comparing(StoreRow::nextReconcileAt))
                  .limit(limit)
                  .toList();
          found.forEach(row -> database.stores.put(row.store().id(), row.told()));
          return Optional.of(found.stream().map(StoreRow::store).toList());
        })
        .flatMapIterable(stores -> stores);
  }

  @Override
  public Mono<Store> saveStatus(Lease lease, StoreStatus status, Instant now, Instant leaseUntil) {
    return database.write(view -> {
      StoreRow row = held(view, lease).leasedUntil(leaseUntil);
      if (status.phase() == Phase.DELETED) {
        freeSubdomain(view, row.store());
      }
      return Optional.of(save(row, row.store().withStatus(status), now));
    });
  }

  @Override
  public Mono<Void> release(Lease lease, Instant nextReconcileAt, Instant now) {
    return database
        .write(view -> {
          StoreRow row = held(view, lease);
          database.stores.put(lease.storeId(), row.released(nextReconcileAt, now));
          return Optional.empty();
        })
        .then();
  }

  @Override
  public Mono<Lease> renew(Lease lease, Instant until) {
    return database.write(view -> {
      StoreRow row = held(view, lease).leasedUntil(until);
      database.stores.put(lease.storeId(), row);
      return Optional.of(lease(row, lease.holder()));
    });
  }

  @Override
  public Mono<Long> releaseLeases(ReplicaId holder, Instant now) {
    return database.write(view -> {
      List<StoreRow> held =
          database.stores.rows(view).filter(row -> holder.equals(row.holder())).toList();
      held.forEach(row -> database.stores.put(row.store().id(), row.released(now, now)));
      return Optional.of((long) held.size());
    });
  }

  @Override
  public Mono<Boolean> wake(Subdomain subdomain, Instant now) {
    return database.write(view -> {
      Optional<StoreRow> row = holder(view, subdomain);
      row.ifPresent(found -> database.stores.put(found.store().id(), found.wake(now)));
      return Optional.of(row.isPresent());
    });
  }

  @Override
  public Mono<Long> purge(Instant before, int limit) {
    return database.write(view -> {
      Set<StoreId> told =
          database
              .events
              .rows(view)
              .map(recorded -> recorded.event().storeId())
              .collect(Collectors.toSet());
      List<StoreId> old =
          database
              .stores
              .rows(view)
              .map(StoreRow::store)
              .filter(store -> store.phase() == Phase.DELETED && deletedBefore(store, before))
              .map(Store::id)
              .filter(id -> !told.contains(id))
              .limit(limit)
              .toList();
      for (StoreId id : old) {
        database.stores.remove(id);
        database.steps.remove(id);
        for (List<String> key : database.keys.keys(view)) {
          database
              .keys
              .get(view, key)
              .filter(remembered -> remembered.storeId().equals(id))
              .ifPresent(_ -> database.keys.remove(key));
        }
      }
      return Optional.of((long) old.size());
    });
  }

  private static boolean deletedBefore(Store store, Instant before) {
    Instant deleted = store.status().deletedAt();
    return deleted != null && deleted.isBefore(before);
  }

  @Override
  public Mono<Map<Phase, Long>> countByPhase() {
    return database.read(view -> {
      Map<Phase, Long> counts = new EnumMap<>(Phase.class);
      database.stores.rows(view).forEach(row -> counts.merge(row.store().phase(), 1L, Long::sum));
      return Optional.of(counts);
    });
  }

  @Override
  public Mono<QueueDepth> queueDepth(Instant now) {
    return database.read(view -> {
      long due = 0;
      long inFlight = 0;
      long waiting = 0;
      for (StoreRow row : (Iterable<StoreRow>) database.stores.rows(view)::iterator) {
        if (row.leased(now)) {
          inFlight++;
        } else if (row.due(now)) {
          due++;
        } else if (!row.nextReconcileAt().equals(Instant.MAX)) {
          waiting++;
        }
      }
      return Optional.of(new QueueDepth(due, inFlight, waiting));
    });
  }

  private void freeSubdomain(View view, Store store) {
    database
        .holders
        .get(view, store.subdomain())
        .filter(store.id()::equals)
        .ifPresent(_ -> database.holders.remove(store.subdomain()));
  }

  private Store save(StoreRow row, Store store, Instant now) {
    Store saved =
        new Store(
            store.id(), store.spec(), store.status(), store.createdAt(), now, store.version() + 1);
    database.stores.put(saved.id(), row.saved(saved));
    return saved;
  }

  private StoreRow held(View view, Lease lease) {
    return database
        .stores
        .get(view, lease.storeId())
        .filter(row -> row.token() == lease.token() && lease.holder().equals(row.holder()))
        .orElseThrow(() -> new LeaseLostException(lease));
  }

  private static Lease lease(StoreRow row, ReplicaId holder) {
    return new Lease(
        row.store().id(), Objects.requireNonNull(holder), row.token(), row.leaseUntil());
  }
}
