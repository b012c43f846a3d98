package io.urumi.application.usecase.watch;

import io.urumi.domain.access.Scope;
import io.urumi.domain.store.Owner;
import io.urumi.domain.store.StoreId;
import io.urumi.port.driving.WatchStoresQuery.Update;
import org.jspecify.annotations.Nullable;

/**
 * Which events a reader receives.
 *
 * @param scope of the owners of the events and of their stores
 * @param storeId only of this store; null for all
 */
record EventSelection(Scope scope, @Nullable StoreId storeId) {

  /** As the database selects them. */
  boolean contains(Update update) {
    Owner now = update.store().spec().owner();
    Owner recorded = update.event().owner();
    return (storeId == null || storeId.equals(update.store().id()))
        && scope.contains(now)
        // Earlier versions recorded no owner.
        && (recorded == null || scope.contains(recorded));
  }
}
