package io.urumi.web.api.dto;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import io.urumi.domain.plan.Plan;

/** A plan, on the wire. */
@Schema(name = "Plan", description = "A size of store")
public record PlanDto(
    @Schema(description = "What the API calls it", example = "small") String name,
    @Schema(description = "What people call it", example = "Small") String title,
    @Schema(description = "Whom it is for") String description,
    @Schema(description = "Whether it is taken when none is named") @JsonProperty("default")
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
