package io.urumi.web.api.plan;

import io.swagger.v3.oas.annotations.media.Schema;

/** JSON form of a plan's resources. */
@Schema(
    name = "PlanResources",
    description = "Limits of the store's namespace, as Kubernetes quantities")
public record PlanResourcesDto(
    @Schema(example = "2") String cpu,
    @Schema(example = "1Gi") String memory,
    @Schema(example = "2Gi") String storage) {}
