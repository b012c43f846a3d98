package io.urumi.web.api.subdomain;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** JSON form of the reason why a subdomain is not available. */
@Schema(name = "SubdomainViolation", description = "Why a subdomain is not available")
public record SubdomainViolationDto(
    @Schema(description = "Stable name of the violated rule", example = "taken") String rule,
    @Schema(description = "What is wrong and how to fix it") String message,
    @Schema(
            description = "A similar subdomain that is available; absent when none is known",
            example = "alpha-2")
        @Nullable String suggestion) {}
