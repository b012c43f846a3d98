package io.urumi.crash;

/** One of two is killed, and the other one takes over. */
class KilledAtRandomTest extends RandomTest {
  KilledAtRandomTest() {
    super(2);
  }
}
