package io.urumi.crash;

import io.urumi.crash.port.Boundary;

/** Killed after the decision for an effect, before the effect started. */
class KilledBeforeEffectsIT extends BoundaryKillSuite {
  KilledBeforeEffectsIT() {
    super(Boundary.Moment.BEFORE);
  }
}
