package io.urumi.web.api.dto;

import io.swagger.v3.oas.annotations.media.Schema;

/** Who installs the stores' releases, on the wire. */
@Schema(name = "HelmInfo", description = "Who installs the stores' releases")
public record HelmInfoDto(
    @Schema(allowableValues = {"sdk", "program", "simulated"}) String implementation,
    @Schema(example = "3.21.0") String version) {}
