package io.urumi.domain.lifecycle;

import io.urumi.domain.store.Step;
import java.time.Duration;

/** What the reconciler does next with a store. */
public sealed interface Decision {
  /**
   * Carry out a step now; {@link Lifecycle#succeeded} or {@link Lifecycle#failed} tell what then.
   */
  record Act(Step step) implements Decision {}

  /** Look again when the cluster says something changed, at the latest after {@code recheck}. */
  record Wait(Duration recheck) implements Decision {}

  /** Nothing to do; look again after {@code resync} to make sure. */
  record Settled(Duration resync) implements Decision {}

  /** The store is gone for good: never look again. */
  record Finished() implements Decision {}
}
