package io.urumi.domain.lifecycle;

/** The state of the store's release as Helm reports it. */
public sealed interface ReleaseFact {
  /** The release does not exist. */
  record Absent() implements ReleaseFact {}

  /**
   * The last operation succeeded.
   *
   * @param current whether chart and values are those that a new store would get now. A ready store
   *     with an outdated release is not changed: an upgrade has to be requested
   */
  record Deployed(int revision, String chartVersion, boolean current) implements ReleaseFact {}

  /**
   * An operation is running or was interrupted.
   *
   * @param operation Helm's status, for example {@code pending-install}
   */
  record Pending(int revision, String operation) implements ReleaseFact {}

  /** The last operation failed. */
  record Failed(int revision, String why) implements ReleaseFact {}
}
