package io.urumi.web.api.plan;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import io.urumi.domain.plan.Plan;

/** JSON form of a plan. */
@Schema(name = "Plan", description = "A size of store")
public record PlanDto(
    @Schema(description = "Identifier", example = "small") String name,
    @Schema(description = "Display name", example = "Small") String title,
    @Schema(description = "What it is meant for") String description,
    @Schema(description = "Whether it is used when a request names no plan")
        @JsonProperty("default")
        boolean isDefault,
    PlanResourcesDto resources) {

  public static PlanDto of(Plan plan, boolean isDefault) {
    return new PlanDto(
        plan.name().value(),
        plan.title(),
        plan.description(),
        isDefault,
        new PlanResourcesDto(plan.cpu(), plan.memory(), plan.storage()));
  }
}
