package io.urumi.web.api.event;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.urumi.domain.access.Caller;
import io.urumi.domain.store.StoreId;
import io.urumi.port.driving.FindStoresQuery;
import io.urumi.web.api.ApiPaths;
import io.urumi.web.api.PossibleErrors;
import io.urumi.web.api.query.QueryParameters;
import io.urumi.web.api.store.StoreProblems;
import io.urumi.web.limit.ClientAddress;
import io.urumi.web.limit.StreamPermits;
import io.urumi.web.problem.ErrorCode;
import io.urumi.web.request.Callers;
import io.urumi.web.session.SessionEnds;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Streams the events of stores as server-sent events. */
@RestController
@RequestMapping(ApiPaths.V1 + "/events")
@Tag(name = "events")
class EventStreamController {
  private static final String LAST_EVENT_ID = "Last-Event-ID";

  private final EventStreams streams;
  private final FindStoresQuery stores;
  private final SessionEnds sessionEnds;
  private final StreamPermits permits;

  EventStreamController(
      EventStreams streams,
      FindStoresQuery stores,
      SessionEnds sessionEnds,
      @Qualifier("eventStreamPermits") StreamPermits permits) {
    this.streams = streams;
    this.sessionEnds = sessionEnds;
    this.stores = stores;
    this.permits = permits;
  }

  @Operation(
      operationId = "streamEvents",
      summary = "Stream events",
      description =
          "Server-sent events named \"store\": each has the event's id and a StreamItem as data."
              + " Resumes after Last-Event-ID without gaps or duplicates; without it, starts with"
              + " the next event. A server-sent event named \"reset\" with a StreamReset as data"
              + " means that the stream cannot resume at the requested event, because it is no"
              + " longer stored or never existed; the stream continues after the id of the reset."
              + " A server-sent event named \"departed\" with a StreamDeparture as data means that a"
              + " store was given to a team whose stores the caller may not read."
              + " Comments keep an idle stream alive. The stream ends with the session or"
              + " token of the request. The server disconnects a client that stops reading; the client"
              + " can resume.")
  @Parameter(
      name = "store",
      in = ParameterIn.QUERY,
      description = "Only events of the store with this id",
      schema = @Schema(type = "string", format = "uuid"))
  @Parameter(
      name = "after",
      in = ParameterIn.QUERY,
      description = "Like Last-Event-ID, which has precedence; 0 for all stored events",
      schema = @Schema(type = "string"))
  @ApiResponse(
      responseCode = "200",
      description = "The stream; it stays open until the client or the server closes it",
      content =
          @Content(
              mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
              schema =
                  @Schema(
                      oneOf = {
                        StreamItemDto.class,
                        StreamDepartureDto.class,
                        StreamResetDto.class
                      })))
  @PossibleErrors({
    ErrorCode.VALIDATION_FAILED,
    ErrorCode.STORE_NOT_FOUND,
    ErrorCode.TOO_MANY_STREAMS
  })
  @GetMapping(produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  Mono<ResponseEntity<Flux<ServerSentEvent<Object>>>> stream(
      @Parameter(
              in = ParameterIn.HEADER,
              description = "Resume after the event with this id",
              schema = @Schema(type = "string"))
          @RequestHeader(name = LAST_EVENT_ID, required = false)
          @Nullable String lastEventId,
      QueryParameters query,
      ServerWebExchange exchange) {
    StoreId storeId = query.value("store", StoreId::of);
    Long requested = query.position("after");
    Long after =
        lastEventId == null || lastEventId.isBlank()
            ? requested
            : query.position(LAST_EVENT_ID, lastEventId);
    query.throwIfAny();
    String client = ClientAddress.of(exchange.getRequest());
    permits.check(client);
    Caller caller = Callers.of(exchange);
    return requireStore(caller, storeId)
        .thenReturn(
            ResponseEntity.ok()
                // Proxies that buffer or compress would delay events.
                .header("Cache-Control", "no-cache, no-transform")
                .header("X-Accel-Buffering", "no")
                .body(
                    permits.counted(
                        client,
                        sessionEnds.limit(exchange, streams.open(caller, after, storeId)))));
  }

  private Mono<Void> requireStore(Caller caller, @Nullable StoreId id) {
    return id == null
        ? Mono.empty()
        : stores
            .byId(caller, id)
            .switchIfEmpty(Mono.error(() -> StoreProblems.notFound(id)))
            .then();
  }
}
