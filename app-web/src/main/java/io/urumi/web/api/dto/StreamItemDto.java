package io.urumi.web.api.dto;

import io.swagger.v3.oas.annotations.media.Schema;

/** The data of one server-sent event. */
@Schema(
    name = "StreamItem",
    description = "An event and its store as it is now, which may be newer than the event")
public record StreamItemDto(StoreEventDto event, StoreDto store) {}
