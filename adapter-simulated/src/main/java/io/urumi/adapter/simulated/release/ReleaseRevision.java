package io.urumi.adapter.simulated.release;

import java.time.Instant;

/**
 * One revision of a release.
 *
 * @param status as Helm names it
 * @param values with which it was installed, as one line
 * @param why reason of its failure; empty without one
 */
public record ReleaseRevision(
    int number, String status, String chartVersion, String values, Instant updated, String why) {
  static final String DEPLOYED = "deployed";
  static final String FAILED = "failed";
  static final String SUPERSEDED = "superseded";

  public ReleaseRevision withStatus(String next, String reason, Instant now) {
    return new ReleaseRevision(number, next, chartVersion, values, now, reason);
  }

  public boolean deployed() {
    return status.equals(DEPLOYED);
  }

  public boolean superseded() {
    return status.equals(SUPERSEDED);
  }

  public boolean failed() {
    return status.equals(FAILED);
  }

  public boolean pending() {
    return status.startsWith("pending-");
  }

  /** Whether another revision has the same chart and values. */
  public boolean hasSameContent(ReleaseRevision other) {
    return values.equals(other.values()) && chartVersion.equals(other.chartVersion());
  }
}
