package io.urumi.web.api.event;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;

/** Data of the server-sent event "departed". */
@Schema(
    name = "StreamDeparture",
    description =
        "The store was given to a team whose stores the caller may not read: it does not exist for"
            + " the caller any more")
public record StreamDepartureDto(UUID storeId) {}
