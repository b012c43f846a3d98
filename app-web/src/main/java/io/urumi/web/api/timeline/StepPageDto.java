package io.urumi.web.api.timeline;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** JSON form of a page of a store's timeline. */
@Schema(name = "StepPage", description = "One page of the timeline of a store, oldest first")
public record StepPageDto(
    List<StepRunDto> items,
    @Schema(description = "Value of \"after\" for the next page; absent on the last page")
        @Nullable String next) {}
