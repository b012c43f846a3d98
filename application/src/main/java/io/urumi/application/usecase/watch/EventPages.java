package io.urumi.application.usecase.watch;

import io.urumi.application.usecase.QueuePositions;
import io.urumi.domain.access.ObjectScope;
import io.urumi.domain.store.Store;
import io.urumi.domain.store.StoreId;
import io.urumi.port.driven.persistence.EventLog;
import io.urumi.port.driven.persistence.ScopedPersistencePorts;
import io.urumi.port.driven.persistence.StoreDirectory;
import io.urumi.port.driving.WatchStoresQuery.Notice;
import io.urumi.port.driving.WatchStoresQuery.Reset;
import io.urumi.port.driving.WatchStoresQuery.Update;
import io.urumi.port.model.store.RecordedEvent;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** Reads the event log by pages, each event with its store. */
final class EventPages {
  /** Maximum number of events of a page. */
  static final int SIZE = 200;

  private static final Duration FIRST_BACKOFF = Duration.ofMillis(200);
  private static final Duration MAX_BACKOFF = Duration.ofSeconds(2);

  private final EventLog events;
  private final StoreDirectory stores;
  private final QueuePositions positions;

  EventPages(ScopedPersistencePorts persistence, Clock clock) {
    events = persistence.events();
    stores = persistence.stores();
    positions = new QueuePositions(stores, clock);
  }

  /** Repeats a failed read until it succeeds: the database may be unavailable for any time. */
  static Retry untilItSucceeds() {
    return Retry.backoff(Long.MAX_VALUE, FIRST_BACKOFF).maxBackoff(MAX_BACKOFF);
  }

  Mono<Long> latestId() {
    return events.latestId();
  }

  Mono<Long> floor() {
    return events.floor();
  }

  /** The selected events after a position. */
  Mono<Page> after(long position, EventSelection selection) {
    return events
        .after(selection.scope(), position, SIZE, selection.storeId())
        .collectList()
        .flatMap(read ->
            read.isEmpty()
                ? Mono.just(new Page(read, List.of(), null))
                : missed(position, read)
                    .map(Optional::of)
                    .defaultIfEmpty(Optional.empty())
                    .zipWhen(_ -> notices(selection.scope(), read))
                    .map(parts -> new Page(read, parts.getT2(), parts.getT1().orElse(null))));
  }

  /**
   * A reset when events between the position and the page were trimmed before they were read. The
   * floor is read after the page: what the page contains was not trimmed.
   */
  private Mono<Reset> missed(long position, List<RecordedEvent> read) {
    long first = read.getFirst().id();
    return first == position + 1
        ? Mono.empty()
        : events
            .floor()
            .filter(floor -> floor > position)
            .map(_ -> new Reset(first - 1, Reset.Reason.TRIMMED));
  }

  private Mono<List<Notice>> notices(ObjectScope scope, List<RecordedEvent> read) {
    Set<StoreId> ids =
        read.stream().map(event -> event.event().storeId()).collect(Collectors.toSet());
    return stores
        .findAll(scope, ids)
        .collectMap(Store::id)
        .zipWhen(found -> positions.of(scope, found.values()))
        .map(found ->
            read.stream()
                .<Notice>mapMulti((event, result) -> {
                  Notice notice = notice(event, found.getT1(), found.getT2());
                  if (notice != null) {
                    result.accept(notice);
                  }
                })
                .toList());
  }

  private static @Nullable Notice notice(
      RecordedEvent event, Map<StoreId, Store> stores, Map<StoreId, Long> positions) {
    StoreId id = event.event().storeId();
    Store store = stores.get(id);
    return store == null
        ? EventSelection.departed(event)
        : new Update(event, store, positions.get(id));
  }

  /**
   * A page of events.
   *
   * @param read the events as they were read; only without any is the end of the log reached
   * @param notices those whose stores still exist, and that a store was given away
   * @param missed not null when events before the page were removed by retention
   */
  record Page(List<RecordedEvent> read, List<Notice> notices, @Nullable Reset missed) {
    List<Update> updates() {
      return notices.stream().mapMulti(Page::ifUpdate).toList();
    }

    private static void ifUpdate(Notice notice, Consumer<Update> result) {
      if (notice instanceof Update update) {
        result.accept(update);
      }
    }

    boolean isEmpty() {
      return read.isEmpty();
    }

    boolean isFull() {
      return read.size() >= SIZE;
    }

    /** The id of the last event; requires an event. */
    long end() {
      return read.getLast().id();
    }
  }
}
