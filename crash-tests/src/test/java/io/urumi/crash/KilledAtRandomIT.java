package io.urumi.crash;

/** One of two is killed, and the other one takes over. */
class KilledAtRandomIT extends RandomKillSuite {
  KilledAtRandomIT() {
    super(2);
  }
}
