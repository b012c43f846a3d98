package io.urumi.port.driving;

import io.urumi.domain.store.Store;
import io.urumi.domain.store.StoreId;
import io.urumi.port.model.RecordedEvent;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/** Follows stores live. */
public interface WatchStoresQuery {
  /**
   * Events as they become visible at any replica, without gap or duplicate, each with its store as
   * it is now (which may be newer than the event). Never ends by itself.
   *
   * @param afterId resume after this event; null from now on
   * @param storeId only this store; null for all
   */
  Flux<Update> watch(@Nullable Long afterId, @Nullable StoreId storeId);

  /**
   * An event and its store.
   *
   * @param queuePosition where the store stands while it waits for a slot, 1 for next; null when it
   *     does not
   */
  record Update(RecordedEvent event, Store store, @Nullable Long queuePosition) {
    /** Of a store that does not wait. */
    public Update(RecordedEvent event, Store store) {
      this(event, store, null);
    }
  }
}
