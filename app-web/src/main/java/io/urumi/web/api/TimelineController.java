package io.urumi.web.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.urumi.domain.store.StoreId;
import io.urumi.port.driving.FindStoresQuery;
import io.urumi.port.model.store.RecordedEvent;
import io.urumi.web.api.dto.EventPageDto;
import io.urumi.web.api.dto.StepPageDto;
import io.urumi.web.api.dto.StepRunDto;
import io.urumi.web.problem.ErrorCode;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Reads what happened to a store. */
@RestController
@RequestMapping(
    path = ApiPaths.V1 + "/stores/{id:[^:]+}",
    produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "stores")
class TimelineController {
  private final FindStoresQuery stores;

  TimelineController(FindStoresQuery stores) {
    this.stores = stores;
  }

  @Operation(
      operationId = "listSteps",
      summary = "Read a store's timeline",
      description = "Every try of every step, oldest first.")
  @ApiResponse(responseCode = "200", description = "The timeline")
  @AnswersWith({ErrorCode.VALIDATION_FAILED, ErrorCode.STORE_NOT_FOUND})
  @GetMapping("/steps")
  Mono<StepPageDto> steps(
      @PathVariable String id, @Parameter(hidden = true) ServerWebExchange exchange) {
    QueryParameters.of(exchange).throwIfAny();
    StoreId storeId = StoreId.of(id);
    return existing(storeId)
        .then(stores.steps(storeId).map(StepRunDto::of).collectList())
        .map(StepPageDto::new);
  }

  @Operation(
      operationId = "listEvents",
      summary = "Read a store's events",
      description = "Oldest first. GET /events follows them live.",
      parameters = {
        @Parameter(
            name = "after",
            in = ParameterIn.QUERY,
            description = "Only events after the one with this id",
            schema = @Schema(type = "string")),
        @Parameter(
            name = "limit",
            in = ParameterIn.QUERY,
            description = "How many at most",
            schema = @Schema(type = "integer", minimum = "1", maximum = "200", defaultValue = "50"))
      })
  @ApiResponse(responseCode = "200", description = "A page")
  @AnswersWith({ErrorCode.VALIDATION_FAILED, ErrorCode.STORE_NOT_FOUND})
  @GetMapping("/events")
  Mono<EventPageDto> events(
      @PathVariable String id, @Parameter(hidden = true) ServerWebExchange exchange) {
    QueryParameters query = QueryParameters.of(exchange, "after", "limit");
    Long after = query.position("after");
    int limit = query.limit();
    query.throwIfAny();
    StoreId storeId = StoreId.of(id);
    // One more than asked for tells whether there is a next page.
    return existing(storeId)
        .then(stores.events(storeId, after == null ? 0 : after, limit + 1).collectList())
        .map(found -> page(found, limit));
  }

  private static EventPageDto page(List<RecordedEvent> found, int limit) {
    List<RecordedEvent> items = found.subList(0, Math.min(limit, found.size()));
    return new EventPageDto(
        items.stream().map(EventMapper::toDto).toList(),
        found.size() > limit ? Long.toString(items.getLast().id()) : null);
  }

  private Mono<Void> existing(StoreId id) {
    return stores.byId(id).switchIfEmpty(Mono.error(() -> StoreNotFound.of(id))).then();
  }
}
