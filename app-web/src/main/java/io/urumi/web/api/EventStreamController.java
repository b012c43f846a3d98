package io.urumi.web.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.urumi.domain.store.StoreId;
import io.urumi.port.driving.FindStoresQuery;
import io.urumi.web.api.dto.StreamItemDto;
import io.urumi.web.api.dto.StreamResetDto;
import io.urumi.web.problem.ErrorCode;
import org.jspecify.annotations.Nullable;
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

/** Streams what happens to stores, as server-sent events. */
@RestController
@RequestMapping(ApiPaths.V1 + "/events")
@Tag(name = "events")
class EventStreamController {
  private static final String LAST_EVENT_ID = "Last-Event-ID";

  private final EventStreams streams;
  private final FindStoresQuery stores;

  EventStreamController(EventStreams streams, FindStoresQuery stores) {
    this.streams = streams;
    this.stores = stores;
  }

  @Operation(
      operationId = "streamEvents",
      summary = "Follow stores live",
      description =
          "Server-sent events: each has the event's id, the name \"store\" and a StreamItem as"
              + " data. Resumes behind Last-Event-ID without gap or duplicate; begins with what"
              + " happens from now on when there is none. The name"
              + " \"reset\" with a StreamReset says that the reader's place is of no use, because it"
              + " is older than what is kept or never was: the stream then goes on behind the id of"
              + " that event. Comments keep an idle stream alive. A"
              + " reader that stops reading is cut off and may resume.",
      parameters = {
        @Parameter(
            name = "store",
            in = ParameterIn.QUERY,
            description = "Only the store with this id",
            schema = @Schema(type = "string", format = "uuid")),
        @Parameter(
            name = "after",
            in = ParameterIn.QUERY,
            description = "Like Last-Event-ID, which wins; 0 for everything from the beginning",
            schema = @Schema(type = "string"))
      })
  @ApiResponse(
      responseCode = "200",
      description = "The stream; never ends by itself",
      content =
          @Content(
              mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
              schema = @Schema(oneOf = {StreamItemDto.class, StreamResetDto.class})))
  @AnswersWith({ErrorCode.VALIDATION_FAILED, ErrorCode.STORE_NOT_FOUND})
  @GetMapping(produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  Mono<ResponseEntity<Flux<ServerSentEvent<Object>>>> stream(
      @Parameter(
              in = ParameterIn.HEADER,
              description = "Resume behind the event with this id",
              schema = @Schema(type = "string"))
          @RequestHeader(name = LAST_EVENT_ID, required = false)
          @Nullable String lastEventId,
      @Parameter(hidden = true) ServerWebExchange exchange) {
    QueryParameters query = QueryParameters.of(exchange, "store", "after");
    StoreId storeId = query.value("store", StoreId::of);
    Long asked = query.position("after");
    Long after =
        lastEventId == null || lastEventId.isBlank()
            ? asked
            : query.position(LAST_EVENT_ID, lastEventId);
    query.throwIfAny();
    return known(storeId)
        .thenReturn(
            ResponseEntity.ok()
                // Proxies that buffer or compress would hold events back.
                .header("Cache-Control", "no-cache, no-transform")
                .header("X-Accel-Buffering", "no")
                .body(streams.open(after, storeId)));
  }

  private Mono<Void> known(@Nullable StoreId id) {
    return id == null
        ? Mono.empty()
        : stores.byId(id).switchIfEmpty(Mono.error(() -> StoreNotFound.of(id))).then();
  }
}
