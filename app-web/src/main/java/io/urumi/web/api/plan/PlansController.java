package io.urumi.web.api.plan;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.urumi.domain.access.Caller;
import io.urumi.port.driving.ListPlansQuery;
import io.urumi.web.api.ApiPaths;
import io.urumi.web.api.PossibleErrors;
import io.urumi.web.problem.ErrorCode;
import io.urumi.web.request.Callers;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;

/** Lists the plans. */
@RestController
@RequestMapping(path = ApiPaths.V1 + "/plans", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "platform")
class PlansController {
  private final ListPlansQuery plans;

  PlansController(ListPlansQuery plans) {
    this.plans = plans;
  }

  @Operation(operationId = "listPlans", summary = "List plans")
  @ApiResponse(responseCode = "200", description = "The plans, from small to large")
  @PossibleErrors(ErrorCode.VALIDATION_FAILED)
  @GetMapping
  PlanListDto list(ServerWebExchange exchange) {
    Caller caller = Callers.of(exchange);
    return new PlanListDto(
        plans.plans(caller).stream()
            .map(plan -> PlanDto.of(plan, plan.name().equals(plans.defaultPlan(caller))))
            .toList());
  }
}
