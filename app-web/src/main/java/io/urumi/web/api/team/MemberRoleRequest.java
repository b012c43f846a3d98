package io.urumi.web.api.team;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Body of the request that changes the role of a member. */
@Schema(
    name = "MemberRoleRequest",
    description = "The new role",
    requiredProperties = {"role"},
    additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
public record MemberRoleRequest(
    @Schema(allowableValues = {"OWNER", "MANAGER", "VIEWER"}) @Nullable String role) {}
