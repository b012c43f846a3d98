package io.urumi.web.api.event;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** JSON form of a page of events. */
@Schema(name = "EventPage", description = "One page of a store's events, oldest first")
public record EventPageDto(
    List<StoreEventDto> items,
    @Schema(description = "Value of \"after\" for the next page; absent on the last page")
        @Nullable String next) {}
