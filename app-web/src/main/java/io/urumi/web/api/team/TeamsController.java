package io.urumi.web.api.team;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.urumi.domain.access.Caller;
import io.urumi.domain.store.Owner;
import io.urumi.domain.team.TeamName;
import io.urumi.port.driving.team.FindTeamsQuery;
import io.urumi.port.driving.team.FindTeamsQuery.VisibleTeam;
import io.urumi.port.driving.team.ManageTeamUseCase;
import io.urumi.port.driving.team.ManageTeamUseCase.Outcome;
import io.urumi.web.api.ApiPaths;
import io.urumi.web.api.PossibleErrors;
import io.urumi.web.api.StrictJsonReader;
import io.urumi.web.api.query.PagingParameters;
import io.urumi.web.api.query.QueryParameters;
import io.urumi.web.problem.ErrorCode;
import io.urumi.web.problem.ProblemException;
import io.urumi.web.request.Callers;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Lists, creates, renames and deletes teams. */
@RestController
@RequestMapping(path = ApiPaths.V1 + "/teams", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "teams")
class TeamsController {
  private final FindTeamsQuery teams;
  private final ManageTeamUseCase manage;
  private final StrictJsonReader json = new StrictJsonReader();

  TeamsController(FindTeamsQuery teams, ManageTeamUseCase manage) {
    this.teams = teams;
    this.manage = manage;
  }

  @Operation(
      operationId = "listTeams",
      summary = "List teams",
      description = "Those whose stores the caller may see, in the order of their ids.")
  @PagingParameters
  @ApiResponse(responseCode = "200", description = "A page of teams")
  @PossibleErrors(ErrorCode.VALIDATION_FAILED)
  @GetMapping
  Mono<TeamPageDto> list(QueryParameters query, ServerWebExchange exchange) {
    Owner after = query.value("after", Owner::new);
    int limit = query.limit();
    query.throwIfAny();
    return teams.page(Callers.of(exchange), after, limit + 1).map(found -> page(found, limit));
  }

  private static TeamPageDto page(List<VisibleTeam> found, int limit) {
    List<TeamDto> items = found.stream().limit(limit).map(TeamDto::of).toList();
    return new TeamPageDto(items, found.size() > limit ? items.getLast().id() : null);
  }

  @Operation(
      operationId = "createTeam",
      summary = "Create a team",
      description =
          "Needs team.manage as a role of the platform. A user who creates a team is its owner.")
  @ApiResponse(responseCode = "201", description = "The team")
  @PossibleErrors({
    ErrorCode.VALIDATION_FAILED,
    ErrorCode.MALFORMED_JSON,
    ErrorCode.ACCESS_DENIED,
    ErrorCode.BODY_TOO_LARGE,
    ErrorCode.UNSUPPORTED_MEDIA_TYPE
  })
  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  Mono<ResponseEntity<TeamDto>> create(
      @io.swagger.v3.oas.annotations.parameters.RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON_VALUE,
                      schema = @Schema(implementation = TeamRequest.class)))
          @RequestBody(required = false)
          byte @Nullable [] body,
      ServerWebExchange exchange) {
    TeamName name = name(body);
    Caller caller = Callers.of(exchange);
    return manage
        .create(caller, name)
        .flatMap(team -> teams.byId(caller, team.id()))
        .map(team -> ResponseEntity.status(HttpStatus.CREATED).body(TeamDto.of(team)));
  }

  private TeamName name(byte @Nullable [] body) {
    return new TeamName(json.read(body, TeamRequest.class).name());
  }

  @Operation(operationId = "getTeam", summary = "Show a team")
  @ApiResponse(responseCode = "200", description = "The team")
  @PossibleErrors({ErrorCode.VALIDATION_FAILED, ErrorCode.TEAM_NOT_FOUND})
  @GetMapping("/{id}")
  Mono<TeamDto> find(@PathVariable String id, ServerWebExchange exchange) {
    return read(Callers.of(exchange), TeamValues.id(id));
  }

  private Mono<TeamDto> read(Caller caller, Owner id) {
    return teams
        .byId(caller, id)
        .map(TeamDto::of)
        .switchIfEmpty(Mono.error(() -> TeamValues.notFound(id)));
  }

  @Operation(operationId = "renameTeam", summary = "Rename a team")
  @ApiResponse(responseCode = "200", description = "The team")
  @PossibleErrors({
    ErrorCode.VALIDATION_FAILED,
    ErrorCode.MALFORMED_JSON,
    ErrorCode.ACCESS_DENIED,
    ErrorCode.TEAM_NOT_FOUND,
    ErrorCode.BODY_TOO_LARGE,
    ErrorCode.UNSUPPORTED_MEDIA_TYPE
  })
  @PatchMapping(path = "/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
  Mono<TeamDto> rename(
      @PathVariable String id,
      @io.swagger.v3.oas.annotations.parameters.RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON_VALUE,
                      schema = @Schema(implementation = TeamRequest.class)))
          @RequestBody(required = false)
          byte @Nullable [] body,
      ServerWebExchange exchange) {
    Owner team = TeamValues.id(id);
    TeamName name = name(body);
    Caller caller = Callers.of(exchange);
    return manage
        .rename(caller, team, name)
        .doOnNext(TeamsController::requireDone)
        .then(Mono.defer(() -> read(caller, team)));
  }

  @Operation(
      operationId = "deleteTeam",
      summary = "Delete a team",
      description =
          "Only a team without stores and without other members than the caller can be deleted.")
  @ApiResponse(responseCode = "204", description = "The team does not exist any more")
  @PossibleErrors({
    ErrorCode.VALIDATION_FAILED,
    ErrorCode.ACCESS_DENIED,
    ErrorCode.TEAM_NOT_FOUND,
    ErrorCode.TEAM_IN_USE
  })
  @DeleteMapping("/{id}")
  Mono<ResponseEntity<Void>> delete(@PathVariable String id, ServerWebExchange exchange) {
    return manage
        .delete(Callers.of(exchange), TeamValues.id(id))
        .doOnNext(TeamsController::requireDone)
        .map(_ -> ResponseEntity.noContent().build());
  }

  private static void requireDone(Outcome outcome) {
    switch (outcome) {
      case Outcome.Done _ -> {}
      case Outcome.NotFound(Owner id) -> throw TeamValues.notFound(id);
      case Outcome.InUse(Owner id, String why) ->
          throw ProblemException.of(ErrorCode.TEAM_IN_USE, why).conflictingWith("team/" + id);
    }
  }
}
