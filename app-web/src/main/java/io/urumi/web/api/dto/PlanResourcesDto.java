package io.urumi.web.api.dto;

import io.swagger.v3.oas.annotations.media.Schema;

/** What a store on a plan may use at most, on the wire. */
@Schema(
    name = "PlanResources",
    description = "What the store's whole namespace may use at most, as Kubernetes quantities")
public record PlanResourcesDto(
    @Schema(example = "2") String cpu,
    @Schema(example = "1Gi") String memory,
    @Schema(example = "2Gi") String storage) {}
