package io.urumi.web.api.subdomain;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.urumi.port.driving.CheckSubdomainQuery;
import io.urumi.web.api.ApiPaths;
import io.urumi.web.api.PossibleErrors;
import io.urumi.web.problem.ErrorCode;
import io.urumi.web.request.Callers;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Checks whether a subdomain is available. */
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
          "Whether a subdomain is available, and why not. An invalid subdomain is reported as not"
              + " available, not as an error. The check does not reserve the subdomain.")
  @ApiResponse(responseCode = "200", description = "The availability")
  @PossibleErrors(ErrorCode.VALIDATION_FAILED)
  @GetMapping("/{name}")
  Mono<SubdomainCheckDto> check(@PathVariable String name, ServerWebExchange exchange) {
    return subdomains.check(Callers.of(exchange), name).map(SubdomainCheckDto::of);
  }
}
