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
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Follows the event log. Each watcher keeps its own position and reads on at every signal and,
 * because a signal may be lost, at a fixed interval. A slow watcher reads later and larger pages;
 * nothing is buffered for it.
 */
public final class WatchStores implements WatchStoresQuery {
  private static final int PAGE = 200;
  private static final Duration RESYNC_INTERVAL = Duration.ofSeconds(2);

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
    return start(afterId)
        .flatMapMany(start -> {
          AtomicLong position = new AtomicLong(start.position());
          Flux<Notice> notices =
              Flux.merge(
                      Flux.just(0L),
                      signals.receive().filter(Signals.Signal.EVENTS_APPENDED::equals),
                      Flux.interval(RESYNC_INTERVAL).onBackpressureDrop())
                  .onBackpressureLatest()
                  .concatMap(_ -> readNext(position, storeId), 0);
          Reset reset = start.reset();
          return reset == null ? notices : Flux.concat(Flux.just(reset), notices);
        });
  }

  /**
   * @param reset the first notice; null when the watcher missed nothing
   */
  private record Start(long position, @Nullable Reset reset) {}

  private Mono<Start> start(@Nullable Long afterId) {
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

  /** Reads all events after the position, page by page, each after the one before was consumed. */
  private Flux<Notice> readNext(AtomicLong position, @Nullable StoreId storeId) {
    AtomicBoolean more = new AtomicBoolean();
    return Flux.defer(() -> events.after(position.get(), PAGE, storeId).collectList())
        .concatMap(
            page -> {
              more.set(page.size() >= PAGE);
              return Flux.concat(
                  missed(position.get(), page),
                  withStores(page).doOnNext(update -> position.set(update.event().id())));
            },
            1)
        .repeat(more::get)
        .retryWhen(
            Retry.backoff(Long.MAX_VALUE, Duration.ofMillis(200)).maxBackoff(RESYNC_INTERVAL));
  }

  /**
   * A reset when events between the position and the page were trimmed before they were read. The
   * floor is read after the page: what the page contains was not trimmed.
   */
  private Mono<Notice> missed(long position, List<RecordedEvent> page) {
    if (page.isEmpty() || page.getFirst().id() == position + 1) {
      return Mono.empty();
    }
    return events
        .floor()
        .filter(floor -> floor > position)
        .map(_ -> new Reset(page.getFirst().id() - 1, Reset.Reason.TRIMMED));
  }

  private Flux<Update> withStores(List<RecordedEvent> page) {
    Set<StoreId> ids =
        page.stream().map(event -> event.event().storeId()).collect(Collectors.toSet());
    return stores
        .findAll(ids)
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
