package io.urumi.crash;

import io.urumi.crash.port.Boundary;

/** Killed after an effect, before its result was recorded. */
class KilledAfterEffectsIT extends BoundaryKillSuite {
  KilledAfterEffectsIT() {
    super(Boundary.Moment.AFTER);
  }
}
