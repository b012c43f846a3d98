package io.urumi.web.api.orphan;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.urumi.domain.store.Namespace;
import io.urumi.domain.store.Store;
import io.urumi.port.driving.AdoptOrphanUseCase;
import io.urumi.port.driving.DeleteOrphanUseCase;
import io.urumi.port.driving.FindOrphansQuery;
import io.urumi.port.model.orphan.Orphan;
import io.urumi.web.api.ApiPaths;
import io.urumi.web.api.PossibleErrors;
import io.urumi.web.api.query.PagingParameters;
import io.urumi.web.api.query.QueryParameters;
import io.urumi.web.api.store.StoreDto;
import io.urumi.web.api.store.StoreMapper;
import io.urumi.web.problem.ErrorCode;
import io.urumi.web.problem.ProblemException;
import io.urumi.web.request.Callers;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Lists orphaned namespaces and accepts requests to adopt or delete them. */
@RestController
@RequestMapping(path = ApiPaths.V1 + "/orphans", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "orphans")
class OrphansController {
  private static final int LONGEST_NAMESPACE = 63;

  private final FindOrphansQuery orphans;
  private final AdoptOrphanUseCase adoptOrphan;
  private final DeleteOrphanUseCase deleteOrphan;
  private final StoreMapper mapper;

  OrphansController(
      FindOrphansQuery orphans,
      AdoptOrphanUseCase adoptOrphan,
      DeleteOrphanUseCase deleteOrphan,
      StoreMapper mapper) {
    this.orphans = orphans;
    this.adoptOrphan = adoptOrphan;
    this.deleteOrphan = deleteOrphan;
    this.mapper = mapper;
  }

  @Operation(
      operationId = "listOrphans",
      summary = "List orphaned namespaces",
      description =
          "Namespaces that have the platform's labels and belong to no store in the database, as"
              + " found by the last scan of the cluster.")
  @PagingParameters
  @ApiResponse(responseCode = "200", description = "A page of orphaned namespaces")
  @PossibleErrors(ErrorCode.VALIDATION_FAILED)
  @GetMapping
  Mono<OrphanPageDto> list(QueryParameters query, ServerWebExchange exchange) {
    String after = query.text("after", LONGEST_NAMESPACE);
    int limit = query.limit();
    query.throwIfAny();
    return orphans
        .page(Callers.of(exchange), after, limit)
        .map(page ->
            new OrphanPageDto(page.items().stream().map(OrphanDto::of).toList(), page.next()));
  }

  @Operation(
      operationId = "adoptOrphan",
      summary = "Adopt an orphaned namespace as a store",
      description =
          "Records a store for the namespace and its contents; the platform reconciles it from then"
              + " on. Repeating the request changes nothing and returns the same answer.")
  @ApiResponse(responseCode = "202", description = "The adoption is recorded")
  @PossibleErrors({
    ErrorCode.VALIDATION_FAILED,
    ErrorCode.ORPHAN_NOT_FOUND,
    ErrorCode.ORPHAN_NOT_ADOPTABLE,
    ErrorCode.CLUSTER_UNAVAILABLE
  })
  @PostMapping("/{namespace:[^:]+}:adopt")
  Mono<ResponseEntity<StoreDto>> adopt(@PathVariable String namespace, ServerWebExchange exchange) {
    return adoptOrphan
        .adopt(Callers.of(exchange), parse(namespace))
        .map(outcome ->
            switch (outcome) {
              case AdoptOrphanUseCase.Outcome.Accepted(Store store) -> accepted(store, exchange);
              case AdoptOrphanUseCase.Outcome.NotFound missing ->
                  throw notFound(missing.namespace().value());
              case AdoptOrphanUseCase.Outcome.NotAdoptable(Namespace of, Orphan.Reason reason) ->
                  throw notAdoptable(of, reason.sentence());
              case AdoptOrphanUseCase.Outcome.Refused(Namespace of, String why) ->
                  throw notAdoptable(of, why);
            });
  }

  private static ProblemException notAdoptable(Namespace namespace, String why) {
    return ProblemException.of(ErrorCode.ORPHAN_NOT_ADOPTABLE, why)
        .conflictingWith("namespace/" + namespace);
  }

  @Operation(
      operationId = "deleteOrphan",
      summary = "Delete an orphaned namespace",
      description =
          "Records a store for the namespace and deletes it with the steps of any other store; the"
              + " answer is that store. Repeating the request changes nothing and returns the same"
              + " answer.")
  @ApiResponse(responseCode = "202", description = "The deletion is recorded")
  @PossibleErrors({
    ErrorCode.VALIDATION_FAILED,
    ErrorCode.ORPHAN_NOT_FOUND,
    ErrorCode.NOT_AN_ORPHAN,
    ErrorCode.CLUSTER_UNAVAILABLE
  })
  @DeleteMapping("/{namespace:[^:]+}")
  Mono<ResponseEntity<StoreDto>> delete(
      @PathVariable String namespace, ServerWebExchange exchange) {
    return deleteOrphan
        .delete(Callers.of(exchange), parse(namespace))
        .map(outcome ->
            switch (outcome) {
              case DeleteOrphanUseCase.Outcome.Accepted(Store store) -> accepted(store, exchange);
              case DeleteOrphanUseCase.Outcome.NotFound missing ->
                  throw notFound(missing.namespace().value());
              case DeleteOrphanUseCase.Outcome.BelongsToStore(Namespace of, Store store) ->
                  throw ProblemException.of(
                          ErrorCode.NOT_AN_ORPHAN,
                          "The namespace "
                              + of
                              + " belongs to a store; delete the store to delete it.")
                      .conflictingWith("store/" + store.id());
              case DeleteOrphanUseCase.Outcome.NotDeletable(Namespace of, Orphan.Reason reason) ->
                  throw ProblemException.of(
                          ErrorCode.NOT_AN_ORPHAN,
                          reason.sentence()
                              + " The platform cannot distinguish the two; delete this namespace, or"
                              + " its label urumi.io/store-id, with kubectl.")
                      .conflictingWith("namespace/" + of);
            });
  }

  private static Namespace parse(String text) {
    return Namespace.subdomainOf(text).orElseThrow(() -> notFound(text)).namespace();
  }

  private static ProblemException notFound(String namespace) {
    return ProblemException.of(
        ErrorCode.ORPHAN_NOT_FOUND,
        "The cluster has no namespace \""
            + namespace
            + "\" with the platform's labels; list the orphans to find the existing ones.");
  }

  private ResponseEntity<StoreDto> accepted(Store store, ServerWebExchange exchange) {
    return ResponseEntity.accepted()
        .location(ApiPaths.store(store.id(), exchange))
        .body(mapper.toDto(store));
  }
}
