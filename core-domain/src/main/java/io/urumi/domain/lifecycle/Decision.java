package io.urumi.domain.lifecycle;

import io.urumi.domain.store.Step;
import java.time.Duration;

/** What the reconciler does next with a store. */
public sealed interface Decision {
  /** Execute a step now, then observe again; {@link Lifecycle#failed} decides when it fails. */
  record Act(Step step) implements Decision {}

  /** Observe again when the cluster reports a change, at the latest after {@code recheck}. */
  record Wait(Duration recheck) implements Decision {}

  /** Nothing to do; observe again after {@code resync}. */
  record Settled(Duration resync) implements Decision {}

  /** The store is deleted: never observe it again. */
  record Finished() implements Decision {}
}
