package io.urumi.application.usecase;

import io.urumi.domain.store.Store;
import io.urumi.domain.store.StoreId;
import io.urumi.port.driven.EventLog;
import io.urumi.port.driven.Signals;
import io.urumi.port.driven.StoreRepository;
import io.urumi.port.driving.WatchStoresQuery;
import io.urumi.port.model.RecordedEvent;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Follows the event log. Each watcher keeps its own place and reads from it whenever a signal comes
 * and, because a signal may be lost, every now and then; a watcher that is slow reads later and
 * larger pages, and nothing is buffered for it.
 */
public final class WatchStores implements WatchStoresQuery {
  private static final int PAGE = 200;
  private static final Duration SAFETY_NET = Duration.ofSeconds(2);

  private final EventLog events;
  private final StoreRepository stores;
  private final Signals signals;
  private final QueuePositions positions;

  public WatchStores(EventLog events, StoreRepository stores, Signals signals, Clock clock) {
    this.positions = new QueuePositions(stores, clock);
    this.events = events;
    this.stores = stores;
    this.signals = signals;
  }

  @Override
  public Flux<Update> watch(@Nullable Long afterId, @Nullable StoreId storeId) {
    Mono<Long> start = afterId == null ? events.latestId() : Mono.just(afterId);
    return start.flatMapMany(from -> {
      AtomicLong place = new AtomicLong(from);
      return Flux.merge(
              Flux.just(0L),
              signals.receive().filter(Signals.Signal.EVENTS_APPENDED::equals),
              Flux.interval(SAFETY_NET).onBackpressureDrop())
          .onBackpressureLatest()
          .concatMap(_ -> readOn(place, storeId), 0);
    });
  }

  /** Everything there is after the reader's place, page by page. */
  private Flux<Update> readOn(AtomicLong place, @Nullable StoreId storeId) {
    return page(place, storeId)
        .expand(page -> page.size() < PAGE ? Mono.empty() : page(place, storeId))
        .concatMap(this::withStores, 1)
        .doOnNext(update -> place.set(update.event().id()))
        .retryWhen(Retry.backoff(Long.MAX_VALUE, Duration.ofMillis(200)).maxBackoff(SAFETY_NET));
  }

  private Mono<List<RecordedEvent>> page(AtomicLong place, @Nullable StoreId storeId) {
    return Mono.defer(() -> events.after(place.get(), PAGE, storeId).collectList());
  }

  private Flux<Update> withStores(List<RecordedEvent> page) {
    return Flux.fromIterable(page)
        .map(event -> event.event().storeId())
        .distinct()
        .concatMap(stores::find)
        .collectMap(Store::id)
        .zipWhen(read -> positions.of(read.values()))
        .flatMapIterable(read ->
            page.stream()
                .filter(event -> read.getT1().containsKey(event.event().storeId()))
                .map(event -> update(event, read.getT1(), read.getT2()))
                .toList());
  }

  private static Update update(
      RecordedEvent event, Map<StoreId, Store> stores, Map<StoreId, Long> positions) {
    StoreId id = event.event().storeId();
    return new Update(event, Objects.requireNonNull(stores.get(id)), positions.get(id));
  }
}
