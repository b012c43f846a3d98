package io.urumi.web.api.system;

import io.swagger.v3.oas.annotations.media.Schema;

/** JSON form of the chart of new stores. */
@Schema(name = "ChartInfo", description = "The Helm chart of new stores")
public record ChartInfoDto(
    @Schema(example = "woocommerce-store") String name,
    @Schema(example = "0.1.0") String version) {}
