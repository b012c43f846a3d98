package io.urumi.web.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.urumi.domain.store.Namespace;
import io.urumi.domain.store.Store;
import io.urumi.port.driving.AdoptOrphanUseCase;
import io.urumi.port.driving.DeleteOrphanUseCase;
import io.urumi.port.driving.FindOrphansQuery;
import io.urumi.port.model.orphan.Orphan;
import io.urumi.web.api.dto.OrphanDto;
import io.urumi.web.api.dto.OrphanPageDto;
import io.urumi.web.api.dto.StoreDto;
import io.urumi.web.problem.ErrorCode;
import io.urumi.web.problem.ProblemException;
import io.urumi.web.request.Actors;
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

/** Lists the namespaces that belong to no store, and takes the wishes what shall become of them. */
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
      summary = "List namespaces without a store",
      description =
          "Namespaces that carry the platform's labels and belong to no store on record, as the"
              + " last look through the cluster showed them.",
      parameters = {
        @Parameter(
            name = "after",
            in = ParameterIn.QUERY,
            description = "\"next\" of the page before",
            schema = @Schema(type = "string")),
        @Parameter(
            name = "limit",
            in = ParameterIn.QUERY,
            description = "How many at most",
            schema = @Schema(type = "integer", minimum = "1", maximum = "200", defaultValue = "50"))
      })
  @ApiResponse(responseCode = "200", description = "A page")
  @AnswersWith(ErrorCode.VALIDATION_FAILED)
  @GetMapping
  Mono<OrphanPageDto> list(@Parameter(hidden = true) ServerWebExchange exchange) {
    QueryParameters query = QueryParameters.of(exchange, "after", "limit");
    String after = query.text("after", LONGEST_NAMESPACE);
    int limit = query.limit();
    query.throwIfAny();
    return orphans
        .page(after, limit)
        .map(page ->
            new OrphanPageDto(page.items().stream().map(OrphanDto::of).toList(), page.next()));
  }

  @Operation(
      operationId = "adoptOrphan",
      summary = "Make a namespace a store again",
      description =
          "Puts a store on record for the namespace, with everything that is in it; the platform"
              + " takes it from there. Asking again changes nothing and answers the same.")
  @ApiResponse(responseCode = "202", description = "On record, now or before")
  @AnswersWith({
    ErrorCode.VALIDATION_FAILED,
    ErrorCode.ORPHAN_NOT_FOUND,
    ErrorCode.ORPHAN_NOT_ADOPTABLE,
    ErrorCode.CLUSTER_UNAVAILABLE
  })
  @PostMapping("/{namespace:[^:]+}:adopt")
  Mono<ResponseEntity<StoreDto>> adopt(@PathVariable String namespace, ServerWebExchange exchange) {
    QueryParameters.of(exchange).throwIfAny();
    return adoptOrphan
        .adopt(parse(namespace), Actors.of(exchange))
        .map(outcome ->
            switch (outcome) {
              case AdoptOrphanUseCase.Outcome.Accepted(Store store) -> accepted(store);
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
      summary = "Ask that nothing be left of a namespace without a store",
      description =
          "The namespace is removed step by step, as a store is: the answer is the store that"
              + " removes it. Asking again changes nothing and answers the same.")
  @ApiResponse(responseCode = "202", description = "On record, now or before")
  @AnswersWith({
    ErrorCode.VALIDATION_FAILED,
    ErrorCode.ORPHAN_NOT_FOUND,
    ErrorCode.NOT_AN_ORPHAN,
    ErrorCode.CLUSTER_UNAVAILABLE
  })
  @DeleteMapping("/{namespace:[^:]+}")
  Mono<ResponseEntity<StoreDto>> delete(
      @PathVariable String namespace, ServerWebExchange exchange) {
    QueryParameters.of(exchange).throwIfAny();
    return deleteOrphan
        .delete(parse(namespace), Actors.of(exchange))
        .map(outcome ->
            switch (outcome) {
              case DeleteOrphanUseCase.Outcome.Accepted(Store store) -> accepted(store);
              case DeleteOrphanUseCase.Outcome.NotFound missing ->
                  throw notFound(missing.namespace().value());
              case DeleteOrphanUseCase.Outcome.BelongsToStore(Namespace of, Store store) ->
                  throw ProblemException.of(
                          ErrorCode.NOT_AN_ORPHAN,
                          "The namespace "
                              + of
                              + " belongs to a store; delete the store, and it goes with it.")
                      .conflictingWith("store/" + store.id());
              case DeleteOrphanUseCase.Outcome.NotDeletable(Namespace of, Orphan.Reason reason) ->
                  throw ProblemException.of(
                          ErrorCode.NOT_AN_ORPHAN,
                          reason.sentence()
                              + " The platform cannot tell the two apart; remove this namespace"
                              + " with kubectl, or its label urumi.io/store-id.")
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
            + "\" with the platform's labels; the list of orphans shows those there are.");
  }

  private ResponseEntity<StoreDto> accepted(Store store) {
    return ResponseEntity.accepted().location(ApiPaths.store(store.id())).body(mapper.toDto(store));
  }
}
