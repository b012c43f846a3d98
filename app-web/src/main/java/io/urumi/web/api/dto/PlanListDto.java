package io.urumi.web.api.dto;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** The plans, on the wire. */
@Schema(name = "PlanList", description = "The plans on offer, from small to large")
public record PlanListDto(List<PlanDto> items) {}
