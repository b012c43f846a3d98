package io.urumi.application.reconcile;

import io.urumi.domain.event.StoreEvent;
import io.urumi.domain.store.Store;
import io.urumi.domain.store.StoreId;
import io.urumi.port.driven.persistence.EventLog;
import io.urumi.port.driven.persistence.PersistencePorts;
import io.urumi.port.driven.persistence.Signals;
import io.urumi.port.driven.persistence.StoreRepository;
import io.urumi.port.driven.persistence.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Records an event for stores that wait for a slot: once per request, and only after a minimum
 * wait, so that the event log stays small.
 */
final class QueueWaitReporter {
  /** Shorter waits are not reported. */
  static final Duration MINIMUM_WAIT = Duration.ofSeconds(2);

  private static final int BATCH_SIZE = 100;

  private final StoreRepository stores;
  private final EventLog events;
  private final Signals signals;
  private final Transactions transactions;
  private final Clock clock;

  QueueWaitReporter(PersistencePorts persistence, Clock clock) {
    this.stores = persistence.stores();
    this.events = persistence.events();
    this.signals = persistence.signals();
    this.transactions = persistence.transactions();
    this.clock = clock;
  }

  Mono<Void> report() {
    return Mono.defer(() -> {
      Instant now = clock.instant();
      return transactions.within(
          stores
              .markWaiting(now.minus(MINIMUM_WAIT), now, BATCH_SIZE)
              .collectList()
              .filter(found -> !found.isEmpty())
              .flatMap(found -> report(found, now)));
    });
  }

  private Mono<Void> report(List<Store> waiting, Instant now) {
    return stores
        .queuePositions(waiting.stream().map(Store::id).toList(), now)
        .flatMap(positions ->
            Flux.fromIterable(waiting)
                .concatMap(store -> report(store, now, positions.get(store.id())))
                .count())
        .filter(reported -> reported > 0)
        .flatMap(_ -> signals.send(Signals.Signal.EVENTS_APPENDED));
  }

  /** Empty for a store that was claimed between the two queries: it is not waiting any more. */
  private Mono<StoreId> report(Store store, Instant now, @Nullable Long position) {
    return position == null
        ? Mono.empty()
        : events
            .append(
                store.spec().owner(),
                List.of(
                    new StoreEvent.WaitingForSlot(store.id(), store.subdomain(), now, position)))
            .thenReturn(store.id());
  }
}
