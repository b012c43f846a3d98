package io.urumi.adapter.simulated;

import java.time.Instant;

/**
 * One revision of a release.
 *
 * @param status Helm's word for it
 * @param values what it was installed with, as one line
 * @param why it failed; empty unless it did
 */
record ReleaseRevision(
    int number, String status, String chartVersion, String values, Instant updated, String why) {
  static final String DEPLOYED = "deployed";
  static final String FAILED = "failed";
  static final String SUPERSEDED = "superseded";

  ReleaseRevision withStatus(String next, String reason, Instant now) {
    return new ReleaseRevision(number, next, chartVersion, values, now, reason);
  }

  boolean deployed() {
    return status.equals(DEPLOYED);
  }

  boolean failed() {
    return status.equals(FAILED);
  }

  boolean pending() {
    return status.startsWith("pending-");
  }
}
