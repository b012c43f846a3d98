package io.urumi.crash;

/** The only replica is killed, and continues after its restart. */
class SingleReplicaKilledAtRandomIT extends RandomKillSuite {
  SingleReplicaKilledAtRandomIT() {
    super(1);
  }
}
