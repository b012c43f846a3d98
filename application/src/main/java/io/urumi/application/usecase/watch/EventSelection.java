package io.urumi.application.usecase.watch;

import io.urumi.domain.access.ObjectScope;
import io.urumi.domain.event.StoreEvent;
import io.urumi.domain.store.Owner;
import io.urumi.domain.store.StoreId;
import io.urumi.port.driving.WatchStoresQuery.Departed;
import io.urumi.port.driving.WatchStoresQuery.Notice;
import io.urumi.port.driving.WatchStoresQuery.Update;
import io.urumi.port.model.store.RecordedEvent;
import org.jspecify.annotations.Nullable;

/**
 * Which events a reader receives.
 *
 * @param scope of the owners of the events and of their stores
 * @param storeId only of this store; null for all
 */
record EventSelection(ObjectScope scope, @Nullable StoreId storeId) {

  /**
   * What the reader receives for an event: as the database selects them; null for nothing.
   *
   * @param update with the store as it is now, whoever owns it
   */
  @Nullable Notice notice(Update update) {
    Owner now = update.store().spec().owner();
    Owner recorded = update.event().owner();
    boolean selected =
        (storeId == null || storeId.equals(update.store().id()))
            // Earlier versions recorded no owner.
            && scope.contains(recorded == null ? now : recorded);
    if (!selected) {
      return null;
    }
    return scope.contains(now) ? update : departed(update.event());
  }

  /** Of a store that the reader may not see: only that it is gone. */
  static @Nullable Departed departed(RecordedEvent recorded) {
    return recorded.event() instanceof StoreEvent.StoreGivenAway given
        ? new Departed(recorded.id(), given.storeId())
        : null;
  }
}
