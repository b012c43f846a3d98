package io.urumi.web.api.dto;

import io.swagger.v3.oas.annotations.media.Schema;
import io.urumi.port.model.QueueDepth;

/** The reconciler's queue, on the wire. */
@Schema(name = "QueueInfo", description = "The reconciler's queue, over all replicas")
public record QueueInfoDto(
    @Schema(description = "Stores whose time has come and that nobody has in hand") long due,
    @Schema(description = "Stores that are being worked on") long inFlight,
    @Schema(description = "Stores that are due later") long waiting) {

  public static QueueInfoDto of(QueueDepth depth) {
    return new QueueInfoDto(depth.due(), depth.inFlight(), depth.waiting());
  }
}
