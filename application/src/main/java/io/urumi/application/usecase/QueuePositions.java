package io.urumi.application.usecase;

import io.urumi.domain.store.Store;
import io.urumi.domain.store.StoreId;
import io.urumi.port.driven.persistence.StoreRepository;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Mono;

/**
 * Where stores stand that wait for a slot. Only those whose newest wish nobody has begun to carry
 * out are said to wait: others, looked at now and then, are working already. When there are none,
 * nothing is asked.
 */
final class QueuePositions {
  private final StoreRepository stores;
  private final Clock clock;

  QueuePositions(StoreRepository stores, Clock clock) {
    this.stores = stores;
    this.clock = clock;
  }

  Mono<Map<StoreId, Long>> of(Collection<Store> all) {
    List<StoreId> waiting = all.stream().filter(Store::hasNewIntent).map(Store::id).toList();
    return waiting.isEmpty()
        ? Mono.just(Map.of())
        : Mono.defer(() -> stores.queuePositions(waiting, clock.instant()));
  }
}
