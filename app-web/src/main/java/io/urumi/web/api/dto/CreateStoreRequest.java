package io.urumi.web.api.dto;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of a request for a store. Every member may be missing; the rules are the core's. */
@Schema(
    name = "CreateStoreRequest",
    description = "What is asked for",
    requiredProperties = {"name", "subdomain"},
    additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
public record CreateStoreRequest(
    @Schema(
            description = "The shop's name as its customers read it, 1 to 60 characters",
            minLength = 1,
            maxLength = 60,
            example = "Alpha Shop")
        @Nullable String name,
    @Schema(
            description =
                "First label of the shop's host name: lower-case letters, digits and dashes",
            minLength = 3,
            maxLength = 57,
            pattern = "^[a-z0-9][a-z0-9-]*[a-z0-9]$",
            example = "alpha")
        @Nullable String subdomain,
    @Schema(
            description = "Name of one of the plans; the default plan when left out",
            example = "small")
        @Nullable String plan) {}
