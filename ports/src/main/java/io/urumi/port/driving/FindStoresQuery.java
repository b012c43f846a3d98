package io.urumi.port.driving;

import io.urumi.domain.store.Store;
import io.urumi.domain.store.StoreId;
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

/** Reads stores. */
public interface FindStoresQuery {
  /** The store, also a deleted one; empty when there never was one. */
  Mono<Store> byId(StoreId id);

  /**
   * @return {@link InvalidCursorException} when the cursor is not of this list
   */
  Mono<StorePage> page(StoreFilter filter, StorePageRequest request);

  /**
   * Which of these stores wait for a slot because nobody has begun to carry out the newest wish,
   * and where each stands: 1 is next. Counted now; costs nothing when none waits.
   */
  Mono<Map<StoreId, Long>> queuePositions(Collection<Store> stores);

  /** The timeline of a store, oldest first. */
  Flux<StepRun> steps(StoreId id);

  /** What happened to a store after the event {@code afterId} (0: from the beginning). */
  Flux<RecordedEvent> events(StoreId id, long afterId, int limit);
}
