package io.urumi.web.api.dto;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One page of orphans, on the wire. */
@Schema(name = "OrphanPage", description = "One page of orphans, by namespace")
public record OrphanPageDto(
    List<OrphanDto> items,
    @Schema(description = "What to pass as \"after\"; absent on the last page")
        @Nullable String next) {}
