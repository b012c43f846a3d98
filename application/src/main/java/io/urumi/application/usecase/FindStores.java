package io.urumi.application.usecase;

import io.urumi.domain.store.Store;
import io.urumi.domain.store.StoreId;
import io.urumi.domain.store.Subdomain;
import io.urumi.port.driven.persistence.EventLog;
import io.urumi.port.driven.persistence.StoreRepository;
import io.urumi.port.driving.FindStoresQuery;
import io.urumi.port.model.store.RecordedEvent;
import io.urumi.port.model.store.StepRun;
import io.urumi.port.model.store.StoreFilter;
import io.urumi.port.model.store.StorePage;
import io.urumi.port.model.store.StorePageRequest;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads stores from the database; never calls the cluster. */
public final class FindStores implements FindStoresQuery {
  private final StoreRepository stores;
  private final EventLog events;
  private final QueuePositions positions;

  public FindStores(StoreRepository stores, EventLog events, Clock clock) {
    this.stores = stores;
    this.events = events;
    this.positions = new QueuePositions(stores, clock);
  }

  @Override
  public Mono<Store> byId(StoreId id) {
    return stores.find(id);
  }

  @Override
  public Mono<Store> bySubdomain(Subdomain subdomain) {
    return stores.findHolder(subdomain);
  }

  @Override
  public Mono<StorePage> page(StoreFilter filter, StorePageRequest request) {
    return stores.page(filter, request);
  }

  @Override
  public Mono<Map<StoreId, Long>> queuePositions(Collection<Store> found) {
    return positions.of(found);
  }

  @Override
  public Flux<StepRun> steps(StoreId id, long afterId, int limit) {
    return events.steps(id, afterId, limit);
  }

  @Override
  public Flux<RecordedEvent> events(StoreId id, long afterId, int limit) {
    return events.after(afterId, limit, id);
  }
}
