package io.urumi.crash;

/** One of two replicas is killed, and the other takes over. */
class KilledAtRandomIT extends RandomKillSuite {
  KilledAtRandomIT() {
    super(2);
  }
}
