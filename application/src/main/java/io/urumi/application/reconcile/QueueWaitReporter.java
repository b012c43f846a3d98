package io.urumi.application.reconcile;

import io.urumi.domain.event.StoreEvent;
import io.urumi.domain.store.Store;
import io.urumi.port.driven.persistence.EventLog;
import io.urumi.port.driven.persistence.PersistencePorts;
import io.urumi.port.driven.persistence.Signals;
import io.urumi.port.driven.persistence.StoreRepository;
import io.urumi.port.driven.persistence.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import reactor.core.publisher.Mono;

/**
 * Tells of stores that wait for a slot: once for each wish, and only when it has waited for a
 * while, so that neither a short wait nor a long one fills the log.
 */
final class QueueWaitReporter {
  /** Who waits shorter than this has not waited. */
  static final Duration WORTH_TELLING = Duration.ofSeconds(2);

  private static final int AT_A_TIME = 100;

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

  Mono<Void> tell() {
    return Mono.defer(() -> {
      Instant now = clock.instant();
      return transactions.within(
          stores
              .markWaiting(now.minus(WORTH_TELLING), now, AT_A_TIME)
              .collectList()
              .filter(found -> !found.isEmpty())
              .flatMap(found -> tell(found, now)));
    });
  }

  private Mono<Void> tell(List<Store> waiting, Instant now) {
    return stores
        .queuePositions(waiting.stream().map(Store::id).toList(), now)
        .map(positions ->
            waiting.stream()
                .<StoreEvent>mapMulti((store, told) -> {
                  Long position = positions.get(store.id());
                  // Taken in hand between the two looks: it waits no more.
                  if (position != null) {
                    told.accept(
                        new StoreEvent.WaitingForSlot(
                            store.id(), store.subdomain(), now, position));
                  }
                })
                .toList())
        .filter(told -> !told.isEmpty())
        .flatMap(told -> events.append(told).then(signals.send(Signals.Signal.EVENTS_APPENDED)));
  }
}
