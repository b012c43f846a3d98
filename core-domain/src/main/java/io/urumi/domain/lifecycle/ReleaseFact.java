package io.urumi.domain.lifecycle;

/** What Helm says about the store's release. */
public sealed interface ReleaseFact {
  /** There is none. */
  record Absent() implements ReleaseFact {}

  /**
   * The last operation succeeded.
   *
   * @param current whether chart and values are those that a new store would get now. A store that
   *     sells is left alone when they are not: upgrading is somebody's decision
   */
  record Deployed(int revision, String chartVersion, boolean current) implements ReleaseFact {}

  /**
   * An operation began and has not ended, or died half-way.
   *
   * @param operation Helm's status, for example {@code pending-install}
   */
  record Pending(int revision, String operation) implements ReleaseFact {}

  /** The last operation failed. */
  record Failed(int revision, String why) implements ReleaseFact {}
}
