package io.urumi.crash;

import io.urumi.crash.port.Boundary;

/** Killed in the middle of an effect on the cluster. */
class KilledDuringEffectsIT extends BoundaryKillSuite {
  KilledDuringEffectsIT() {
    super(Boundary.Moment.DURING);
  }
}
