package io.urumi.web.api.event;

import io.urumi.domain.access.Caller;
import io.urumi.domain.store.StoreId;
import io.urumi.port.driving.WatchStoresQuery;
import io.urumi.port.driving.WatchStoresQuery.Departed;
import io.urumi.port.driving.WatchStoresQuery.Notice;
import io.urumi.port.driving.WatchStoresQuery.Reset;
import io.urumi.port.driving.WatchStoresQuery.Update;
import io.urumi.web.api.store.StoreMapper;
import io.urumi.web.server.SlowReaderException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.codec.ServerSentEvent;
import reactor.core.Exceptions;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Opens streams of server-sent events, and closes all of them when the process stops.
 *
 * <p>Events of a slow client stay in the database until it requests them; none are buffered in
 * memory. A client that reads nothing for two heartbeats is disconnected, so that dead peers do not
 * hold connections; it can resume after the last event it received.
 */
public final class EventStreams {
  private static final Duration RECONNECT_AFTER = Duration.ofSeconds(2);

  private final WatchStoresQuery stores;
  private final StoreMapper mapper;
  private final Duration heartbeat;
  private final Sinks.Empty<Void> closing = Sinks.empty();

  /**
   * @param heartbeat interval of the comments that keep a stream alive
   */
  public EventStreams(WatchStoresQuery stores, StoreMapper mapper, Duration heartbeat) {
    this.stores = stores;
    this.mapper = mapper;
    this.heartbeat = heartbeat;
  }

  /**
   * Opens a stream.
   *
   * @param afterId resume after this event; null for future events only
   * @param storeId only events of this store; null for all stores
   */
  public Flux<ServerSentEvent<Object>> open(
      Caller caller, @Nullable Long afterId, @Nullable StoreId storeId) {
    return Flux.defer(() -> follow(caller, afterId, storeId));
  }

  private Flux<ServerSentEvent<Object>> follow(
      Caller caller, @Nullable Long afterId, @Nullable StoreId storeId) {
    // Clients read their data when the response begins: no event after that may be missed.
    Sinks.Empty<Void> started = Sinks.empty();
    Mono<ServerSentEvent<Object>> greeting =
        started.asMono().then(Mono.fromSupplier(EventStreams::greeting));
    Flux<ServerSentEvent<Object>> updates =
        stores.watch(caller, afterId, storeId, started::tryEmitEmpty).map(this::toServerSentEvent);
    // Overflows when the client has not read the previous heartbeat: this disconnects it.
    Flux<ServerSentEvent<Object>> heartbeats =
        Flux.interval(heartbeat)
            .onErrorMap(Exceptions::isOverflow, overflow -> new SlowReaderException())
            .map(tick -> ServerSentEvent.builder().comment("heartbeat").build())
            .delaySubscription(started.asMono());
    return Flux.merge(1, greeting, updates, heartbeats).takeUntilOther(closing.asMono());
  }

  /** Closes all open streams; streams opened later close immediately. */
  public void close() {
    closing.tryEmitEmpty();
  }

  private static ServerSentEvent<Object> greeting() {
    return ServerSentEvent.builder().comment("connected").retry(RECONNECT_AFTER).build();
  }

  private ServerSentEvent<Object> toServerSentEvent(Notice notice) {
    return switch (notice) {
      case Update update -> {
        StoreEventDto event = StoreEventMapper.toDto(update.event());
        yield ServerSentEvent.builder()
            .id(event.id())
            .event("store")
            .data(new StreamItemDto(event, mapper.toDto(update.store(), update.queuePosition())))
            .build();
      }
      case Departed departed ->
          ServerSentEvent.builder()
              .id(Long.toString(departed.id()))
              .event("departed")
              .data(new StreamDepartureDto(departed.store().value()))
              .build();
      case Reset reset ->
          ServerSentEvent.builder()
              .id(Long.toString(reset.resumedAt()))
              .event("reset")
              .data(StreamResetDto.of(reset))
              .build();
    };
  }
}
