package io.urumi.web.api.timeline;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.urumi.domain.access.Caller;
import io.urumi.domain.store.StoreId;
import io.urumi.port.driving.FindStoresQuery;
import io.urumi.port.model.store.RecordedEvent;
import io.urumi.port.model.store.StepRun;
import io.urumi.web.api.ApiPaths;
import io.urumi.web.api.PossibleErrors;
import io.urumi.web.api.event.EventPageDto;
import io.urumi.web.api.event.StoreEventMapper;
import io.urumi.web.api.query.PagingParameters;
import io.urumi.web.api.query.QueryParameters;
import io.urumi.web.api.store.StoreProblems;
import io.urumi.web.problem.ErrorCode;
import io.urumi.web.request.Callers;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Lists the steps and events of a store. */
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
      summary = "List the steps of a store",
      description = "Every attempt of every step, oldest first.")
  @PagingParameters
  @ApiResponse(responseCode = "200", description = "A page of the timeline")
  @PossibleErrors({ErrorCode.VALIDATION_FAILED, ErrorCode.STORE_NOT_FOUND})
  @GetMapping("/steps")
  Mono<StepPageDto> steps(
      @PathVariable String id, QueryParameters query, ServerWebExchange exchange) {
    return page(
        id,
        query,
        Callers.of(exchange),
        stores::steps,
        StepRun::id,
        (items, next) -> new StepPageDto(items.stream().map(StepRunDto::of).toList(), next));
  }

  @Operation(
      operationId = "listEvents",
      summary = "List the events of a store",
      description = "Oldest first. GET /events streams them.")
  @PagingParameters
  @ApiResponse(responseCode = "200", description = "A page of events")
  @PossibleErrors({ErrorCode.VALIDATION_FAILED, ErrorCode.STORE_NOT_FOUND})
  @GetMapping("/events")
  Mono<EventPageDto> events(
      @PathVariable String id, QueryParameters query, ServerWebExchange exchange) {
    return page(
        id,
        query,
        Callers.of(exchange),
        stores::events,
        RecordedEvent::id,
        (items, next) ->
            new EventPageDto(items.stream().map(StoreEventMapper::toDto).toList(), next));
  }

  /** Reads the steps or the events of a store after a position. */
  private interface History<T> {
    Flux<T> read(Caller caller, StoreId store, long after, int limit);
  }

  private interface PageMapper<T, P> {
    P toDto(List<T> items, @Nullable String next);
  }

  private <T, P> Mono<P> page(
      String id,
      QueryParameters query,
      Caller caller,
      History<T> history,
      ToLongFunction<T> position,
      PageMapper<T, P> mapper) {
    Long after = query.position("after");
    int limit = query.limit();
    query.throwIfAny();
    StoreId storeId = StoreId.of(id);
    // One more than requested shows whether there is a next page.
    return requireStore(caller, storeId)
        .then(history.read(caller, storeId, after == null ? 0 : after, limit + 1).collectList())
        .map(found -> {
          List<T> items = found.subList(0, Math.min(limit, found.size()));
          boolean last = found.size() <= limit;
          return mapper.toDto(
              items, last ? null : Long.toString(position.applyAsLong(items.getLast())));
        });
  }

  private Mono<Void> requireStore(Caller caller, StoreId id) {
    return stores
        .byId(caller, id)
        .switchIfEmpty(Mono.error(() -> StoreProblems.notFound(id)))
        .then();
  }
}
