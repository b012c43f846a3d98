package io.urumi.web.api.store;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Body of the request that gives a store to another team. */
@Schema(
    name = "TransferStoreRequest",
    description = "The team that gets the store",
    requiredProperties = {"teamId"},
    additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
public record TransferStoreRequest(
    @Schema(description = "Id of the team", example = "local") @Nullable String teamId) {}
