package io.urumi.adapter.simulated.release;

import java.time.Instant;
import java.util.Objects;

/**
 * One revision of a release.
 *
 * @param status as Helm names it
 * @param values with which it was installed, as one line
 * @param imageTag tag of both images
 * @param why reason of its failure; empty without one
 */
public record ReleaseRevision(
    int number,
    String status,
    String chartVersion,
    String values,
    String imageTag,
    Instant updated,
    String why) {
  /** Tag of the images of new stores, and of the revisions of earlier versions of this class. */
  public static final String DEFAULT_TAG = "dev";

  static final String DEPLOYED = "deployed";
  static final String FAILED = "failed";
  static final String SUPERSEDED = "superseded";

  public ReleaseRevision {
    imageTag = Objects.requireNonNullElse(imageTag, DEFAULT_TAG);
  }

  public ReleaseRevision withStatus(String next, String reason, Instant now) {
    return new ReleaseRevision(number, next, chartVersion, values, imageTag, now, reason);
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
    return values.equals(other.values())
        && imageTag.equals(other.imageTag())
        && chartVersion.equals(other.chartVersion());
  }
}
