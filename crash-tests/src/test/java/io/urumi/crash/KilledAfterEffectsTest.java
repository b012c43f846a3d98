package io.urumi.crash;

import io.urumi.crash.port.Boundary;

/** Killed when an effect was done, and nobody had learned so. */
class KilledAfterEffectsTest extends BoundaryTest {
  KilledAfterEffectsTest() {
    super(Boundary.Moment.AFTER);
  }
}
