package io.urumi.port.driving;

import io.urumi.domain.access.Caller;
import io.urumi.domain.store.Store;
import io.urumi.domain.store.StoreId;
import io.urumi.domain.store.Subdomain;
import io.urumi.port.model.InvalidCursorException;
import io.urumi.port.model.store.RecordedEvent;
import io.urumi.port.model.store.StepRun;
import io.urumi.port.model.store.StoreFilter;
import io.urumi.port.model.store.StorePage;
import io.urumi.port.model.store.StorePageRequest;
import java.util.Collection;
import java.util.Map;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads the stores that the caller may see; others do not exist for it. */
public interface FindStoresQuery {
  /** The store, also when it is deleted; empty when there is none with this id. */
  Mono<Store> byId(Caller caller, StoreId id);

  /** The store that has the subdomain and is not deleted; empty when there is none. */
  Mono<Store> bySubdomain(Caller caller, Subdomain subdomain);

  /**
   * @return {@link InvalidCursorException} when the cursor was not made by this list
   */
  Mono<StorePage> page(Caller caller, StoreFilter filter, StorePageRequest request);

  /**
   * Queue positions of those stores whose newest request waits for a slot; 1 is next. Computed on
   * each call, without a query when none waits.
   */
  Mono<Map<StoreId, Long>> queuePositions(Caller caller, Collection<Store> stores);

  /** The timeline of a store, oldest first, after the run {@code afterId}; 0 for all. */
  Flux<StepRun> steps(Caller caller, StoreId id, long afterId, int limit);

  /** The events of a store after the event {@code afterId}; 0 for all. */
  Flux<RecordedEvent> events(Caller caller, StoreId id, long afterId, int limit);
}
