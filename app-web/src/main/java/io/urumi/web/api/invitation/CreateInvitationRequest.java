package io.urumi.web.api.invitation;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Body of the request that creates an invitation. */
@Schema(
    name = "CreateInvitationRequest",
    description = "What the invitation gives, and for how long it is valid",
    requiredProperties = {"role"},
    additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
public record CreateInvitationRequest(
    @Schema(allowableValues = {"OWNER", "MANAGER", "VIEWER"}) @Nullable String role,
    @Schema(
            description = "A duration of ISO 8601, at most 30 days; 7 days when absent",
            example = "P7D")
        @Nullable String validFor) {}
