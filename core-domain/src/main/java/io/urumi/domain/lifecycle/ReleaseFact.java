package io.urumi.domain.lifecycle;

import java.util.ArrayList;
import java.util.List;

/** The state of the store's release as Helm reports it. */
public sealed interface ReleaseFact {
  /** The release does not exist. */
  record Absent() implements ReleaseFact {}

  /**
   * The last operation succeeded.
   *
   * @param current whether chart and values are those that a new store would get now. A ready store
   *     with an outdated release is not changed: an upgrade has to be requested
   * @param differences differences from the settings, as texts for users; includes what a
   *     deployment never changes, such as the address
   */
  record Deployed(int revision, String chartVersion, boolean current, List<String> differences)
      implements ReleaseFact {
    public Deployed {
      differences = List.copyOf(differences);
    }

    /** Without a known difference. */
    public Deployed(int revision, String chartVersion, boolean current) {
      this(revision, chartVersion, current, List.of());
    }

    /** With a further difference, which a deployment does not remove. */
    public Deployed withDifference(String difference) {
      List<String> all = new ArrayList<>(differences);
      all.add(difference);
      return new Deployed(revision, chartVersion, current, all);
    }
  }

  /**
   * An operation is running or was interrupted.
   *
   * @param operation Helm's status, for example {@code pending-install}
   */
  record Pending(int revision, String operation) implements ReleaseFact {}

  /** The last operation failed. */
  record Failed(int revision, String why) implements ReleaseFact {}
}
