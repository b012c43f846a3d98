package io.urumi.web.api.plan;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** JSON form of the list of plans. */
@Schema(name = "PlanList", description = "The available plans, from small to large")
public record PlanListDto(List<PlanDto> items) {}
