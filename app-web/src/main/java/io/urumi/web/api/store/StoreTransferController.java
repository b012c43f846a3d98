package io.urumi.web.api.store;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.urumi.domain.store.Owner;
import io.urumi.domain.store.StoreId;
import io.urumi.domain.validation.InvalidValueException;
import io.urumi.port.driving.team.TransferStoreUseCase;
import io.urumi.port.driving.team.TransferStoreUseCase.Outcome;
import io.urumi.web.api.ApiPaths;
import io.urumi.web.api.PossibleErrors;
import io.urumi.web.api.StrictJsonReader;
import io.urumi.web.problem.ErrorCode;
import io.urumi.web.problem.ProblemException;
import io.urumi.web.request.Callers;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Gives stores to other teams. */
@RestController
@RequestMapping(path = ApiPaths.V1 + "/stores", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "stores")
class StoreTransferController {
  private static final String TEAM = "teamId";

  private final TransferStoreUseCase transferStore;
  private final StoreMapper mapper;
  private final StrictJsonReader json = new StrictJsonReader();

  StoreTransferController(TransferStoreUseCase transferStore, StoreMapper mapper) {
    this.transferStore = transferStore;
    this.mapper = mapper;
  }

  @Operation(
      operationId = "transferStore",
      summary = "Give a store to another team",
      description =
          "Needs store.transfer for the store and store.create for the team that gets it. The shop"
              + " is not interrupted. From then on its events and audit entries belong to the new"
              + " team; audit entries from before stay with the team that had it.")
  @ApiResponse(responseCode = "200", description = "The store; its owner is the team")
  @PossibleErrors({
    ErrorCode.VALIDATION_FAILED,
    ErrorCode.MALFORMED_JSON,
    ErrorCode.ACCESS_DENIED,
    ErrorCode.STORE_NOT_FOUND,
    ErrorCode.CONCURRENT_CHANGES,
    ErrorCode.STORE_LEAVING,
    ErrorCode.STORE_LIMIT_REACHED,
    ErrorCode.BODY_TOO_LARGE,
    ErrorCode.UNSUPPORTED_MEDIA_TYPE
  })
  @PostMapping(path = "/{id:[^:]+}:transfer", consumes = MediaType.APPLICATION_JSON_VALUE)
  Mono<StoreDto> transfer(
      @PathVariable String id,
      @io.swagger.v3.oas.annotations.parameters.RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON_VALUE,
                      schema = @Schema(implementation = TransferStoreRequest.class)))
          @RequestBody(required = false)
          byte @Nullable [] body,
      ServerWebExchange exchange) {
    StoreId store = StoreId.of(id);
    Owner team = team(json.read(body, TransferStoreRequest.class).teamId());
    return transferStore
        .transfer(Callers.of(exchange), store, team)
        .map(outcome ->
            switch (outcome) {
              case Outcome.Done done -> mapper.toDto(done.store());
              case Outcome.NotFound missing -> throw StoreProblems.notFound(missing.id());
              case Outcome.TeamNotFound _ -> throw noTeam();
              case Outcome.Leaving leaving -> throw leaving(leaving);
              case Outcome.LimitReached reached ->
                  throw StoreProblems.limitReached(reached.team(), reached.limit(), TEAM);
            });
  }

  private static Owner team(@Nullable String id) {
    if (id == null) {
      throw ProblemException.invalid(
          TEAM, "required", "Name the team that gets the store by its id; list your teams.");
    }
    try {
      return new Owner(id);
    } catch (InvalidValueException notAnId) {
      throw noTeam();
    }
  }

  /** A team that the caller may not see is answered like one that does not exist. */
  private static ProblemException noTeam() {
    return ProblemException.invalid(
        TEAM, "unknown", "There is no such team, or you are not a member of it; list your teams.");
  }

  private static ProblemException leaving(Outcome.Leaving leaving) {
    return ProblemException.of(
            ErrorCode.STORE_LEAVING,
            "The store is deleted or being deleted, and cannot be given to another team.")
        .conflictingWith("store/" + leaving.store().id());
  }
}
