package io.urumi.web.api.dto;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One page of events, on the wire. */
@Schema(name = "EventPage", description = "One page of a store's events, oldest first")
public record EventPageDto(
    List<StoreEventDto> items,
    @Schema(description = "Pass it as \"after\" to have the next page; absent on the last")
        @Nullable String next) {}
