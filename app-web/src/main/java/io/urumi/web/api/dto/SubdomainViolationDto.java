package io.urumi.web.api.dto;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Why a subdomain cannot be had, on the wire. */
@Schema(name = "SubdomainViolation", description = "Why a subdomain cannot be had")
public record SubdomainViolationDto(
    @Schema(description = "Stable name of the broken rule", example = "taken") String rule,
    @Schema(description = "What is wrong and what to do") String message,
    @Schema(description = "A free one like it; absent when none is known", example = "alpha-2")
        @Nullable String suggestion) {}
