package io.urumi.web.api;

import io.urumi.domain.store.StoreId;
import io.urumi.port.driving.WatchStoresQuery;
import io.urumi.port.driving.WatchStoresQuery.Notice;
import io.urumi.port.driving.WatchStoresQuery.Reset;
import io.urumi.port.driving.WatchStoresQuery.Update;
import io.urumi.web.api.dto.StoreEventDto;
import io.urumi.web.api.dto.StreamItemDto;
import io.urumi.web.api.dto.StreamResetDto;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.codec.ServerSentEvent;
import reactor.core.Exceptions;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/**
 * Makes server-sent events of what happens to stores, and ends them all when the process stops.
 *
 * <p>Nothing is buffered for a reader beyond what is on its way: the events of a slow one wait in
 * the database. One that takes nothing for two heartbeats is cut off, so that dead peers hold no
 * connection; it can resume behind the last event it saw.
 */
public final class EventStreams {
  /** How often an idle stream shows that it lives. */
  public static final Duration HEARTBEAT = Duration.ofSeconds(15);

  private static final Duration RECONNECT_AFTER = Duration.ofSeconds(2);

  private final WatchStoresQuery stores;
  private final StoreMapper mapper;
  private final Duration heartbeat;
  private final Sinks.Empty<Void> closing = Sinks.empty();

  public EventStreams(WatchStoresQuery stores, StoreMapper mapper, Duration heartbeat) {
    this.stores = stores;
    this.mapper = mapper;
    this.heartbeat = heartbeat;
  }

  /**
   * @param afterId resume behind this event; null from now on
   * @param storeId only this store; null for all
   */
  Flux<ServerSentEvent<Object>> open(@Nullable Long afterId, @Nullable StoreId storeId) {
    Flux<ServerSentEvent<Object>> updates =
        stores.watch(afterId, storeId).map(this::toServerSentEvent);
    // Fails when the reader has not taken the last tick by the next one: that is the cut-off.
    Flux<ServerSentEvent<Object>> heartbeats =
        Flux.interval(heartbeat)
            .onErrorMap(Exceptions::isOverflow, overflow -> new SlowReaderException())
            .map(tick -> ServerSentEvent.builder().comment("heartbeat").build());
    return Flux.concat(Flux.just(greeting()), Flux.merge(1, updates, heartbeats))
        .takeUntilOther(closing.asMono());
  }

  /** Ends every open stream, and every later one at once. */
  public void close() {
    closing.tryEmitEmpty();
  }

  private static ServerSentEvent<Object> greeting() {
    return ServerSentEvent.builder().comment("connected").retry(RECONNECT_AFTER).build();
  }

  private ServerSentEvent<Object> toServerSentEvent(Notice notice) {
    return switch (notice) {
      case Update update -> {
        StoreEventDto event = EventMapper.toDto(update.event());
        yield ServerSentEvent.builder()
            .id(event.id())
            .event("store")
            .data(new StreamItemDto(event, mapper.toDto(update.store(), update.queuePosition())))
            .build();
      }
      case Reset reset ->
          ServerSentEvent.builder()
              .id(Long.toString(reset.resumedAt()))
              .event("reset")
              .data(StreamResetDto.of(reset))
              .build();
    };
  }
}
