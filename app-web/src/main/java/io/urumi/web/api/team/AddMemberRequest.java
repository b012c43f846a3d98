package io.urumi.web.api.team;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Body of the request that adds a member. */
@Schema(
    name = "AddMemberRequest",
    description = "An existing account, and its role in the team",
    requiredProperties = {"name", "role"},
    additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
public record AddMemberRequest(
    @Schema(description = "Name of the account", maxLength = 64, example = "anna")
        @Nullable String name,
    @Schema(allowableValues = {"OWNER", "MANAGER", "VIEWER"}) @Nullable String role) {}
