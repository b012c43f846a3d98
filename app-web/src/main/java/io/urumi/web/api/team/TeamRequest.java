package io.urumi.web.api.team;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Body of the requests that create and rename a team. */
@Schema(
    name = "TeamRequest",
    description = "What the team is called",
    requiredProperties = {"name"},
    additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
public record TeamRequest(
    @Schema(
            description = "1 to 60 visible characters",
            minLength = 1,
            maxLength = 60,
            example = "Shops of Bern")
        @Nullable String name) {}
