package io.urumi.crash;

/** The only one is killed, and goes on when it is started again. */
class KilledAloneAtRandomTest extends RandomTest {
  KilledAloneAtRandomTest() {
    super(1);
  }
}
