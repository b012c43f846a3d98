package io.urumi.web.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.urumi.port.driving.DescribeSystemQuery;
import io.urumi.web.api.dto.DatabaseInfoDto;
import io.urumi.web.api.dto.SystemInfoDto;
import io.urumi.web.problem.ErrorCode;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Says what the platform runs on and how it is. */
@RestController
@RequestMapping(path = ApiPaths.V1 + "/system", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "platform")
class SystemController {
  private final DescribeSystemQuery system;
  private final DatabaseInfoDto database;
  private final PlatformVersion version;

  SystemController(DescribeSystemQuery system, DatabaseFacts database, PlatformVersion version) {
    this.system = system;
    this.database =
        new DatabaseInfoDto(database.product(), database.version(), database.location());
    this.version = version;
  }

  @Operation(
      operationId = "getSystem",
      summary = "Describe the platform",
      description = "Its cluster, database, queue, stores by phase, Helm and chart.")
  @ApiResponse(responseCode = "200", description = "The platform as it is just now")
  @AnswersWith(ErrorCode.VALIDATION_FAILED)
  @GetMapping
  Mono<SystemInfoDto> get(@Parameter(hidden = true) ServerWebExchange exchange) {
    QueryParameters.of(exchange).throwIfAny();
    return system
        .describe()
        .map(description -> SystemInfoDto.of(version.value(), description, database));
  }
}
