package io.urumi.web.api.timeline;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
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
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
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
  Mono<StepPageDto> steps(@PathVariable String id, QueryParameters query) {
    Long after = query.position("after");
    int limit = query.limit();
    query.throwIfAny();
    StoreId storeId = StoreId.of(id);
    // One more than requested shows whether there is a next page.
    return requireStore(storeId)
        .then(stores.steps(storeId, after == null ? 0 : after, limit + 1).collectList())
        .map(found -> stepPage(found, limit));
  }

  private static StepPageDto stepPage(List<StepRun> found, int limit) {
    List<StepRun> items = found.subList(0, Math.min(limit, found.size()));
    return new StepPageDto(
        items.stream().map(StepRunDto::of).toList(),
        found.size() > limit ? Long.toString(items.getLast().id()) : null);
  }

  @Operation(
      operationId = "listEvents",
      summary = "List the events of a store",
      description = "Oldest first. GET /events streams them.")
  @PagingParameters
  @ApiResponse(responseCode = "200", description = "A page of events")
  @PossibleErrors({ErrorCode.VALIDATION_FAILED, ErrorCode.STORE_NOT_FOUND})
  @GetMapping("/events")
  Mono<EventPageDto> events(@PathVariable String id, QueryParameters query) {
    Long after = query.position("after");
    int limit = query.limit();
    query.throwIfAny();
    StoreId storeId = StoreId.of(id);
    // One more than requested shows whether there is a next page.
    return requireStore(storeId)
        .then(stores.events(storeId, after == null ? 0 : after, limit + 1).collectList())
        .map(found -> eventPage(found, limit));
  }

  private static EventPageDto eventPage(List<RecordedEvent> found, int limit) {
    List<RecordedEvent> items = found.subList(0, Math.min(limit, found.size()));
    return new EventPageDto(
        items.stream().map(StoreEventMapper::toDto).toList(),
        found.size() > limit ? Long.toString(items.getLast().id()) : null);
  }

  private Mono<Void> requireStore(StoreId id) {
    return stores.byId(id).switchIfEmpty(Mono.error(() -> StoreProblems.notFound(id))).then();
  }
}
