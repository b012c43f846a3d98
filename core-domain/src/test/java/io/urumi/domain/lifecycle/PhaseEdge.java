package io.urumi.domain.lifecycle;

import io.urumi.domain.failure.StoreFailure;
import io.urumi.domain.lifecycle.Observation.Observed;
import io.urumi.domain.store.Store;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One decision: the state before it, its cause, and its transition.
 *
 * @param observation the cause; null when the cause is a failed effect
 * @param failure of an effect; null when the cause is an observation
 */
record PhaseEdge(
    Store before,
    @Nullable Observation observation,
    @Nullable StoreFailure failure,
    Instant now,
    Transition transition) {

  static PhaseEdge observing(
      Store before, Observation observation, Instant now, DecisionFunction decisions) {
    return new PhaseEdge(
        before, observation, null, now, decisions.decide(before, observation, now));
  }

  static PhaseEdge failing(
      Store before, StoreFailure failure, Instant now, DecisionFunction decisions) {
    return new PhaseEdge(before, null, failure, now, decisions.failed(before, failure, now));
  }

  Store after() {
    return before.withStatus(transition.status());
  }

  boolean acts() {
    return transition.decision() instanceof Decision.Act;
  }

  boolean observed(Class<? extends NamespaceFact> namespace) {
    return observation instanceof Observed observed && namespace.isInstance(observed.namespace());
  }

  StoreFailure requireFailure() {
    return Objects.requireNonNull(failure);
  }
}
