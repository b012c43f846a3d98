package io.urumi.web.api.token;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Body of the request that creates a token. */
@Schema(
    name = "TokenRequest",
    description = "A new token",
    requiredProperties = {"name", "scopes", "expiresAt"},
    additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
public record TokenRequestDto(
    @Schema(
            description = "1 to 60 visible characters, different from your other tokens",
            example = "Backup script")
        @Nullable String name,
    @ArraySchema(
            arraySchema = @Schema(description = "What it permits at most; at least one"),
            minItems = 1,
            schema = @Schema(implementation = TokenScope.class))
        @Nullable List<String> scopes,
    @Schema(description = "At most 366 days from now", format = "date-time")
        @Nullable String expiresAt) {}
