package io.urumi.application.usecase;

import io.urumi.domain.access.ObjectScope;
import io.urumi.domain.store.Store;
import io.urumi.domain.store.StoreId;
import io.urumi.domain.store.Subdomain;
import io.urumi.port.driven.persistence.EventLog;
import io.urumi.port.driven.persistence.StoreDirectory;
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
public final class FindStores {
  private final StoreDirectory stores;
  private final EventLog events;
  private final QueuePositions positions;

  public FindStores(StoreDirectory stores, EventLog events, Clock clock) {
    this.stores = stores;
    this.events = events;
    this.positions = new QueuePositions(stores, clock);
  }

  public Mono<Store> byId(ObjectScope scope, StoreId id) {
    return stores.find(scope, id);
  }

  public Mono<Store> bySubdomain(ObjectScope scope, Subdomain subdomain) {
    return stores.findHolder(scope, subdomain);
  }

  public Mono<StorePage> page(ObjectScope scope, StoreFilter filter, StorePageRequest request) {
    return stores.page(scope, filter, request);
  }

  public Mono<Map<StoreId, Long>> queuePositions(ObjectScope scope, Collection<Store> found) {
    return positions.of(scope, found);
  }

  public Flux<StepRun> steps(ObjectScope scope, StoreId id, long afterId, int limit) {
    return events.steps(scope, id, afterId, limit);
  }

  public Flux<RecordedEvent> events(ObjectScope scope, StoreId id, long afterId, int limit) {
    return events.after(scope, afterId, limit, id);
  }
}
