package io.urumi.web.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.urumi.port.driving.CheckSubdomainQuery;
import io.urumi.web.api.dto.SubdomainCheckDto;
import io.urumi.web.problem.ErrorCode;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Says whether a subdomain could be had. */
@RestController
@RequestMapping(path = ApiPaths.V1 + "/subdomains", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "stores")
class SubdomainsController {
  private final CheckSubdomainQuery subdomains;

  SubdomainsController(CheckSubdomainQuery subdomains) {
    this.subdomains = subdomains;
  }

  @Operation(
      operationId = "checkSubdomain",
      summary = "Check a subdomain",
      description =
          "Whether it could be had, and why not. A subdomain that breaks a rule is an answer, not"
              + " an error. Nothing is kept for the asker.")
  @ApiResponse(responseCode = "200", description = "The answer")
  @AnswersWith(ErrorCode.VALIDATION_FAILED)
  @GetMapping("/{name}")
  Mono<SubdomainCheckDto> check(
      @PathVariable String name, @Parameter(hidden = true) ServerWebExchange exchange) {
    QueryParameters.of(exchange).throwIfAny();
    return subdomains.check(name).map(SubdomainCheckDto::of);
  }
}
