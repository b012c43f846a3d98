package io.urumi.domain.lifecycle;

import io.urumi.domain.failure.StoreFailure;
import io.urumi.domain.lifecycle.Observation.Observed;
import io.urumi.domain.store.Store;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One decision: from which state, because of what, and what came of it.
 *
 * @param observation what was seen; null when an effect failed
 * @param failure how the effect failed; null after a look
 */
record PhaseEdge(
    Store before,
    @Nullable Observation observation,
    @Nullable StoreFailure failure,
    Instant now,
    Transition transition) {

  static PhaseEdge seeing(Store before, Observation observation, Instant now, DecisionFunction by) {
    return new PhaseEdge(before, observation, null, now, by.decide(before, observation, now));
  }

  static PhaseEdge failing(Store before, StoreFailure failure, Instant now, DecisionFunction by) {
    return new PhaseEdge(before, null, failure, now, by.failed(before, failure, now));
  }

  Store after() {
    return before.withStatus(transition.status());
  }

  boolean acts() {
    return transition.decision() instanceof Decision.Act;
  }

  boolean sees(Class<? extends NamespaceFact> namespace) {
    return observation instanceof Observed seen && namespace.isInstance(seen.namespace());
  }

  StoreFailure requireFailure() {
    return Objects.requireNonNull(failure);
  }
}
