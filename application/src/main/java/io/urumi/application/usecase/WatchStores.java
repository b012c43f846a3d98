package io.urumi.application.usecase;

import io.urumi.domain.store.Store;
import io.urumi.domain.store.StoreId;
import io.urumi.port.driven.persistence.EventLog;
import io.urumi.port.driven.persistence.PersistencePorts;
import io.urumi.port.driven.persistence.Signals;
import io.urumi.port.driven.persistence.StoreRepository;
import io.urumi.port.driving.WatchStoresQuery;
import io.urumi.port.model.store.RecordedEvent;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
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

  public WatchStores(PersistencePorts persistence, Clock clock) {
    this.stores = persistence.stores();
    this.events = persistence.events();
    this.signals = persistence.signals();
    this.positions = new QueuePositions(stores, clock);
  }

  @Override
  public Flux<Notice> watch(@Nullable Long afterId, @Nullable StoreId storeId) {
    return begin(afterId)
        .flatMapMany(start -> {
          AtomicLong place = new AtomicLong(start.place());
          Flux<Notice> news =
              Flux.merge(
                      Flux.just(0L),
                      signals.receive().filter(Signals.Signal.EVENTS_APPENDED::equals),
                      Flux.interval(SAFETY_NET).onBackpressureDrop())
                  .onBackpressureLatest()
                  .concatMap(_ -> readOn(place, storeId), 0);
          Reset reset = start.reset();
          return reset == null ? news : Flux.concat(Flux.just(reset), news);
        });
  }

  /**
   * @param reset what a watcher is told first; null for nothing
   */
  private record Start(long place, @Nullable Reset reset) {}

  private Mono<Start> begin(@Nullable Long afterId) {
    if (afterId == null) {
      return events.latestId().map(latest -> new Start(latest, null));
    }
    return events
        .floor()
        .zipWhen(_ -> events.latestId())
        .map(known -> {
          long floor = known.getT1();
          long latest = known.getT2();
          if (afterId == 0) {
            return new Start(floor, null);
          }
          if (afterId > latest) {
            return new Start(latest, new Reset(latest, Reset.Reason.UNKNOWN));
          }
          return afterId < floor
              ? new Start(latest, new Reset(latest, Reset.Reason.TRIMMED))
              : new Start(afterId, null);
        });
  }

  /** Everything there is after the reader's place, page by page, each when the last was taken. */
  private Flux<Notice> readOn(AtomicLong place, @Nullable StoreId storeId) {
    AtomicBoolean more = new AtomicBoolean();
    return Flux.defer(() -> events.after(place.get(), PAGE, storeId).collectList())
        .concatMap(
            page -> {
              more.set(page.size() >= PAGE);
              return Flux.concat(
                  lost(place.get(), page),
                  withStores(page).doOnNext(update -> place.set(update.event().id())));
            },
            1)
        .repeat(more::get)
        .retryWhen(Retry.backoff(Long.MAX_VALUE, Duration.ofMillis(200)).maxBackoff(SAFETY_NET));
  }

  /**
   * Says so when events between the place and the page were removed before they were read. Asked
   * after the page was read: what was in it then, nothing can have been missed of.
   */
  private Mono<Notice> lost(long place, List<RecordedEvent> page) {
    if (page.isEmpty() || page.getFirst().id() == place + 1) {
      return Mono.empty();
    }
    return events
        .floor()
        .filter(floor -> floor > place)
        .map(_ -> new Reset(page.getFirst().id() - 1, Reset.Reason.TRIMMED));
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
