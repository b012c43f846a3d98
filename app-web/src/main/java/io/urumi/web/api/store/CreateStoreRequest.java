package io.urumi.web.api.store;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Body of the request that creates a store. Members may be missing: the domain validates them. */
@Schema(
    name = "CreateStoreRequest",
    description = "The store to create",
    requiredProperties = {"name", "subdomain"},
    additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
public record CreateStoreRequest(
    @Schema(
            description = "The shop's name as its customers see it, 1 to 60 characters",
            minLength = 1,
            maxLength = 60,
            example = "Alpha Shop")
        @Nullable String name,
    @Schema(
            description =
                "First label of the shop's host name: lower-case letters, digits and hyphens",
            minLength = 3,
            maxLength = 57,
            pattern = "^[a-z0-9][a-z0-9-]*[a-z0-9]$",
            example = "alpha")
        @Nullable String subdomain,
    @Schema(description = "Name of a plan; the default plan when absent", example = "small")
        @Nullable String plan,
    @Schema(
            description = "Id of the team that owns the store; needed by members of several teams",
            maxLength = 63,
            example = "local")
        @Nullable String teamId) {}
