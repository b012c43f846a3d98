package io.urumi.web.api.event;

import io.swagger.v3.oas.annotations.media.Schema;
import io.urumi.web.api.store.StoreDto;

/** Data of the server-sent event "store". */
@Schema(
    name = "StreamItem",
    description = "An event and the current state of its store, which can be newer than the event")
public record StreamItemDto(StoreEventDto event, StoreDto store) {}
