package io.urumi.web.api.team;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.urumi.domain.limit.Limits;
import io.urumi.domain.store.Owner;
import io.urumi.port.driving.team.ManageLimitsUseCase;
import io.urumi.web.api.ApiPaths;
import io.urumi.web.api.PossibleErrors;
import io.urumi.web.api.StrictJsonReader;
import io.urumi.web.problem.ErrorCode;
import io.urumi.web.request.Callers;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Shows and replaces the limits of teams. */
@RestController
@RequestMapping(
    path = ApiPaths.V1 + "/teams/{id}/limits",
    produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "teams")
class TeamLimitsController {
  private final ManageLimitsUseCase manageLimits;
  private final StrictJsonReader json = new StrictJsonReader();

  TeamLimitsController(ManageLimitsUseCase manageLimits) {
    this.manageLimits = manageLimits;
  }

  @Operation(operationId = "getTeamLimits", summary = "Show the limits of a team")
  @ApiResponse(responseCode = "200", description = "The limits, and what the team has")
  @PossibleErrors({ErrorCode.VALIDATION_FAILED, ErrorCode.TEAM_NOT_FOUND})
  @GetMapping
  Mono<TeamLimitsDto> get(@PathVariable String id, ServerWebExchange exchange) {
    Owner team = TeamValues.id(id);
    return manageLimits
        .find(Callers.of(exchange), team)
        .map(TeamLimitsDto::of)
        .switchIfEmpty(Mono.error(() -> TeamValues.notFound(team)));
  }

  @Operation(
      operationId = "setTeamLimits",
      summary = "Replace the limits of a team",
      description =
          "Needs team.manage as a platform role. Existing stores are not affected by a lower"
              + " limit.")
  @ApiResponse(responseCode = "200", description = "The limits, and what the team has")
  @PossibleErrors({
    ErrorCode.VALIDATION_FAILED,
    ErrorCode.MALFORMED_JSON,
    ErrorCode.ACCESS_DENIED,
    ErrorCode.TEAM_NOT_FOUND,
    ErrorCode.BODY_TOO_LARGE,
    ErrorCode.UNSUPPORTED_MEDIA_TYPE
  })
  @PutMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  Mono<TeamLimitsDto> set(
      @PathVariable String id,
      @io.swagger.v3.oas.annotations.parameters.RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON_VALUE,
                      schema = @Schema(implementation = TeamLimitsRequest.class)))
          @RequestBody(required = false)
          byte @Nullable [] body,
      ServerWebExchange exchange) {
    Owner team = TeamValues.id(id);
    Limits limits = json.read(body, TeamLimitsRequest.class).limits();
    return manageLimits
        .set(Callers.of(exchange), team, limits)
        .map(TeamLimitsDto::of)
        .switchIfEmpty(Mono.error(() -> TeamValues.notFound(team)));
  }
}
