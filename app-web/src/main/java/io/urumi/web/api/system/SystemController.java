package io.urumi.web.api.system;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.urumi.port.driving.DescribeSystemQuery;
import io.urumi.web.api.ApiPaths;
import io.urumi.web.api.PossibleErrors;
import io.urumi.web.problem.ErrorCode;
import io.urumi.web.request.Callers;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Describes the platform's components and their status. */
@RestController
@RequestMapping(path = ApiPaths.V1 + "/system", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "platform")
class SystemController {
  private final DescribeSystemQuery system;
  private final DatabaseInfoDto database;
  private final IngressInfo ingress;
  private final PlatformVersion version;

  SystemController(
      DescribeSystemQuery system,
      DatabaseInfo database,
      IngressInfo ingress,
      PlatformVersion version) {
    this.system = system;
    this.database =
        new DatabaseInfoDto(database.product(), database.version(), database.location());
    this.ingress = ingress;
    this.version = version;
  }

  @Operation(
      operationId = "getSystem",
      summary = "Describe the platform",
      description =
          "Cluster, ingress controller, database, queue, number of stores by phase, Helm and chart.")
  @ApiResponse(responseCode = "200", description = "The current status")
  @PossibleErrors(ErrorCode.VALIDATION_FAILED)
  @GetMapping
  Mono<SystemInfoDto> get(ServerWebExchange exchange) {
    return system
        .describe(Callers.of(exchange))
        .map(description ->
            SystemInfoDto.of(version.value(), description, database, ingress.current()));
  }
}
