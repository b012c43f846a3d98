package io.urumi.web.api.store;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.urumi.domain.limit.LimitReached;
import io.urumi.domain.store.Store;
import io.urumi.domain.store.StoreId;
import io.urumi.port.driving.CreateStoreCommand;
import io.urumi.port.driving.CreateStoreUseCase;
import io.urumi.port.driving.DeleteStoreUseCase;
import io.urumi.port.driving.RetryStoreUseCase;
import io.urumi.port.driving.team.FindTeamsQuery;
import io.urumi.web.api.ApiPaths;
import io.urumi.web.api.PossibleErrors;
import io.urumi.web.api.StrictJsonReader;
import io.urumi.web.problem.ErrorCode;
import io.urumi.web.problem.FieldError;
import io.urumi.web.problem.ProblemException;
import io.urumi.web.request.Callers;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Records requests to create, delete and retry stores; the engine carries them out later. */
@RestController
@RequestMapping(path = ApiPaths.V1 + "/stores", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "stores")
class StoreCommandsController {
  private static final String KEY_HEADER = "Idempotency-Key";

  private final CreateStoreUseCase createStore;
  private final DeleteStoreUseCase deleteStore;
  private final RetryStoreUseCase retryStore;
  private final FindTeamsQuery findTeams;
  private final StoreMapper mapper;
  private final StrictJsonReader json = new StrictJsonReader();

  StoreCommandsController(
      CreateStoreUseCase createStore,
      DeleteStoreUseCase deleteStore,
      RetryStoreUseCase retryStore,
      FindTeamsQuery findTeams,
      StoreMapper mapper) {
    this.createStore = createStore;
    this.deleteStore = deleteStore;
    this.retryStore = retryStore;
    this.findTeams = findTeams;
    this.mapper = mapper;
  }

  @Operation(
      operationId = "createStore",
      summary = "Create a store",
      description =
          "Answers as soon as the request is recorded; the store is created in the background."
              + " Repeating the request with the same Idempotency-Key and the same body returns the"
              + " same answer and creates no second store.")
  @ApiResponse(
      responseCode = "202",
      description = "The request is recorded",
      headers = {
        @Header(
            name = "Location",
            description = "Path of the store",
            schema = @Schema(type = "string")),
        @Header(
            name = "Idempotency-Replayed",
            description = "\"true\" when the same request was accepted before",
            schema = @Schema(type = "string"))
      })
  @PossibleErrors({
    ErrorCode.VALIDATION_FAILED,
    ErrorCode.MALFORMED_JSON,
    ErrorCode.SUBDOMAIN_TAKEN,
    ErrorCode.STORE_LIMIT_REACHED,
    ErrorCode.BODY_TOO_LARGE,
    ErrorCode.UNSUPPORTED_MEDIA_TYPE,
    ErrorCode.IDEMPOTENCY_KEY_REUSED
  })
  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  Mono<ResponseEntity<StoreDto>> create(
      @io.swagger.v3.oas.annotations.parameters.RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON_VALUE,
                      schema = @Schema(implementation = CreateStoreRequest.class)))
          @RequestBody(required = false)
          byte @Nullable [] body,
      @RequestHeader(name = KEY_HEADER, required = false) @Nullable String idempotencyKey,
      ServerWebExchange exchange) {
    CreateStoreRequest request = json.read(body, CreateStoreRequest.class);
    CreateStoreCommand command =
        CreateStoreCommand.of(
            request.name(),
            request.subdomain(),
            request.plan(),
            request.teamId(),
            idempotencyKey,
            Callers.of(exchange));
    return ownTeam(command)
        .filter(known -> known)
        .switchIfEmpty(Mono.error(() -> noTeam(request.teamId() != null)))
        .flatMap(_ -> createStore.create(command))
        .map(outcome -> answer(outcome, exchange));
  }

  /** A token of a member need not have the permission to read the team for creating a store. */
  private Mono<Boolean> ownTeam(CreateStoreCommand command) {
    boolean member =
        command.caller().memberships().stream()
            .anyMatch(membership -> membership.team().equals(command.owner()));
    return member
        ? Mono.just(true)
        : findTeams.byId(command.caller(), command.owner()).hasElement();
  }

  /** A team that the caller may not see is answered like one that does not exist. */
  private static ProblemException noTeam(boolean named) {
    return named
        ? ProblemException.invalid(
            "teamId",
            "unknown",
            "There is no such team, or you are not a member of it; list your teams.")
        : ProblemException.invalid(
            "teamId",
            "required",
            "You are not a member of a team; name the one that the new store will belong to.");
  }

  private ResponseEntity<StoreDto> answer(
      CreateStoreUseCase.Outcome outcome, ServerWebExchange exchange) {
    return switch (outcome) {
      case CreateStoreUseCase.Outcome.Accepted(Store store, boolean replayed) -> {
        ResponseEntity.BodyBuilder answer =
            ResponseEntity.accepted().location(ApiPaths.store(store.id(), exchange));
        yield (replayed ? answer.header("Idempotency-Replayed", "true") : answer)
            .body(mapper.toDto(store));
      }
      case CreateStoreUseCase.Outcome.SubdomainTaken taken -> {
        String message =
            taken.beingDeleted()
                ? "The store that has the subdomain \""
                    + taken.subdomain()
                    + "\" is being deleted; retry when it is DELETED, or choose another subdomain."
                : "Another store has the subdomain \""
                    + taken.subdomain()
                    + "\"; choose another subdomain, or delete that store first.";
        throw ProblemException.of(ErrorCode.SUBDOMAIN_TAKEN, message)
            .withErrors(List.of(new FieldError("subdomain", "taken", message)))
            .conflictingWith("subdomain/" + taken.subdomain());
      }
      case CreateStoreUseCase.Outcome.LimitReached reached ->
          throw StoreProblems.limitReached(
              reached.owner(), reached.limit(), isOfPlan(reached.limit()) ? "plan" : "teamId");
      case CreateStoreUseCase.Outcome.TeamNotFound _ -> throw noTeam(true);
      case CreateStoreUseCase.Outcome.KeyReused reused ->
          throw ProblemException.invalid(
              ErrorCode.IDEMPOTENCY_KEY_REUSED,
              List.of(
                  new FieldError(
                      KEY_HEADER,
                      "reused",
                      "The key was used before with another body; send a new key with each new"
                          + " request.")));
      case CreateStoreUseCase.Outcome.Invalid invalid ->
          throw ProblemException.invalid(List.of(FieldError.of(invalid.violation())));
    };
  }

  private static boolean isOfPlan(LimitReached limit) {
    return switch (limit.kind()) {
      case CPU, MEMORY, STORAGE -> true;
      case STORES, CREATIONS -> false;
    };
  }

  @Operation(
      operationId = "deleteStore",
      summary = "Delete a store",
      description =
          "Answers as soon as the request is recorded; the store is deleted in the background."
              + " Repeating the request changes nothing and returns the same answer.")
  @ApiResponse(responseCode = "202", description = "The deletion is recorded")
  @PossibleErrors({
    ErrorCode.VALIDATION_FAILED,
    ErrorCode.STORE_NOT_FOUND,
    ErrorCode.CONCURRENT_CHANGES
  })
  @DeleteMapping("/{id:[^:]+}")
  Mono<ResponseEntity<StoreDto>> delete(@PathVariable String id, ServerWebExchange exchange) {
    return deleteStore
        .delete(Callers.of(exchange), StoreId.of(id))
        .map(outcome ->
            switch (outcome) {
              case DeleteStoreUseCase.Outcome.Accepted accepted ->
                  accepted(accepted.store(), exchange);
              case DeleteStoreUseCase.Outcome.NotFound missing ->
                  throw StoreProblems.notFound(missing.id());
            });
  }

  @Operation(
      operationId = "retryStore",
      summary = "Retry a failed store",
      description = "Continues from the current state of the cluster; completed steps are kept.")
  @ApiResponse(responseCode = "202", description = "The retry is recorded")
  @PossibleErrors({
    ErrorCode.VALIDATION_FAILED,
    ErrorCode.STORE_NOT_FOUND,
    ErrorCode.STORE_NOT_FAILED,
    ErrorCode.CONCURRENT_CHANGES
  })
  @PostMapping("/{id:[^:]+}:retry")
  Mono<ResponseEntity<StoreDto>> retry(@PathVariable String id, ServerWebExchange exchange) {
    return retryStore
        .retry(Callers.of(exchange), StoreId.of(id))
        .map(outcome ->
            switch (outcome) {
              case RetryStoreUseCase.Outcome.Accepted accepted ->
                  accepted(accepted.store(), exchange);
              case RetryStoreUseCase.Outcome.NotFound missing ->
                  throw StoreProblems.notFound(missing.id());
              case RetryStoreUseCase.Outcome.NotFailed other -> throw notFailed(other.store());
            });
  }

  private static ProblemException notFailed(Store store) {
    return ProblemException.of(
            ErrorCode.STORE_NOT_FAILED,
            "The store is "
                + store.phase()
                + (store.deletionRequested() ? " and its deletion is requested" : "")
                + "; only a store in phase FAILED can be retried.")
        .conflictingWith("store/" + store.id());
  }

  private ResponseEntity<StoreDto> accepted(Store store, ServerWebExchange exchange) {
    return ResponseEntity.accepted()
        .location(ApiPaths.store(store.id(), exchange))
        .body(mapper.toDto(store));
  }
}
