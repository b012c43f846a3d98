package io.urumi.crash;

import io.urumi.crash.port.Boundary;

/** Killed when an effect was decided on, and nothing of it was done. */
class KilledBeforeEffectsTest extends BoundaryTest {
  KilledBeforeEffectsTest() {
    super(Boundary.Moment.BEFORE);
  }
}
