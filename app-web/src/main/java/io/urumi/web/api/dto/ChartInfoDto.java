package io.urumi.web.api.dto;

import io.swagger.v3.oas.annotations.media.Schema;

/** The chart of new stores, on the wire. */
@Schema(name = "ChartInfo", description = "The chart that stores are installed from")
public record ChartInfoDto(
    @Schema(example = "woocommerce-store") String name,
    @Schema(example = "0.1.0") String version) {}
