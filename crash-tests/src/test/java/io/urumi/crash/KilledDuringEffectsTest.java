package io.urumi.crash;

import io.urumi.crash.port.Boundary;

/** Killed in the middle of an effect on the cluster. */
class KilledDuringEffectsTest extends BoundaryTest {
  KilledDuringEffectsTest() {
    super(Boundary.Moment.DURING);
  }
}
