package io.urumi.web.api.system;

import io.swagger.v3.oas.annotations.media.Schema;
import io.urumi.port.model.QueueDepth;

/** JSON form of the reconcile queue's depth. */
@Schema(name = "QueueInfo", description = "The reconcile queue of all replicas")
public record QueueInfoDto(
    @Schema(description = "Stores that are due and not claimed by a replica") long due,
    @Schema(description = "Stores that a replica is reconciling") long inFlight,
    @Schema(description = "Stores whose next reconcile is in the future") long waiting) {

  public static QueueInfoDto of(QueueDepth depth) {
    return new QueueInfoDto(depth.due(), depth.inFlight(), depth.waiting());
  }
}
