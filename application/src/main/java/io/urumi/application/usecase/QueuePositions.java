package io.urumi.application.usecase;

import io.urumi.domain.access.ObjectScope;
import io.urumi.domain.store.Store;
import io.urumi.domain.store.StoreId;
import io.urumi.port.driven.persistence.StoreDirectory;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Mono;

/**
 * Queue positions of stores that wait for a slot: those whose newest request has not started.
 * Stores that are merely due for a resync do not count. Without such stores there is no query.
 */
public final class QueuePositions {
  private final StoreDirectory stores;
  private final Clock clock;

  public QueuePositions(StoreDirectory stores, Clock clock) {
    this.stores = stores;
    this.clock = clock;
  }

  public Mono<Map<StoreId, Long>> of(ObjectScope scope, Collection<Store> all) {
    List<StoreId> waiting = all.stream().filter(Store::hasNewIntent).map(Store::id).toList();
    return waiting.isEmpty()
        ? Mono.just(Map.of())
        : Mono.defer(() -> stores.queuePositions(scope, waiting, clock.instant()));
  }
}
