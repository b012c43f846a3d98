package io.urumi.web.api.system;

import io.swagger.v3.oas.annotations.media.Schema;

/** JSON form of the Helm implementation. */
@Schema(name = "HelmInfo", description = "The Helm implementation that installs releases")
public record HelmInfoDto(
    @Schema(allowableValues = {"sdk", "program", "simulated"}) String implementation,
    @Schema(example = "3.21.0") String version) {}
