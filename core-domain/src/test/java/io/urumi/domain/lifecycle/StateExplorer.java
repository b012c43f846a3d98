package io.urumi.domain.lifecycle;

import io.urumi.domain.condition.ConditionStatus;
import io.urumi.domain.condition.ConditionType;
import io.urumi.domain.event.StoreEvent;
import io.urumi.domain.failure.FailureCode;
import io.urumi.domain.failure.StoreFailure;
import io.urumi.domain.store.DesiredState;
import io.urumi.domain.store.Phase;
import io.urumi.domain.store.Step;
import io.urumi.domain.store.StepState;
import io.urumi.domain.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Finds every reachable state of a store: beginning with the request, each combination of facts, a
 * short and a long time, each result of an effect, and each request is applied in every state until
 * no new state appears.
 */
final class StateExplorer {
  private static final List<Duration> LATER = List.of(Duration.ofSeconds(1), Duration.ofMinutes(6));
  private static final List<StoreFailure> STEP_FAILURES =
      List.of(Facts.UNREACHABLE, Facts.CRASH, Facts.IMAGE);

  private final Map<State, Store> known = new LinkedHashMap<>();
  private final Set<DesignDocument.Edge> edges = new LinkedHashSet<>();
  private final Queue<Store> unexplored = new ArrayDeque<>();

  /** The part of a store that decisions depend on. */
  private record State(
      Phase phase,
      DesiredState desired,
      boolean newIntent,
      boolean unobservable,
      @Nullable FailureCode problem,
      @Nullable Step step,
      int attempt,
      boolean failed) {

    static State of(Store store) {
      StepState step = store.status().currentStep();
      return new State(
          store.phase(),
          store.spec().desired(),
          store.hasNewIntent(),
          store.status().conditions().get(ConditionType.NAMESPACE_READY).status()
              == ConditionStatus.UNKNOWN,
          store.status().failure() == null ? null : store.status().failure().code(),
          step == null ? null : step.step(),
          step == null ? 0 : Math.min(step.attempt(), Stores.TIMINGS.maxAttempts()),
          step != null && step.failed());
    }
  }

  private final DecisionFunction decisions;
  private final Consumer<PhaseEdge> onDecision;
  private final Consumer<Store> onState;

  private StateExplorer(
      DecisionFunction decisions, Consumer<PhaseEdge> onDecision, Consumer<Store> onState) {
    this.decisions = decisions;
    this.onDecision = onDecision;
    this.onState = onState;
  }

  /**
   * @param onDecision receives every decision
   * @param onState receives one store of every state
   */
  static StateExplorer explore(
      DecisionFunction decisions, Consumer<PhaseEdge> onDecision, Consumer<Store> onState) {
    StateExplorer explorer = new StateExplorer(decisions, onDecision, onState);
    explorer.add(Stores.requested());
    List<Observation> observations = Facts.allCombinations();
    for (Store store = explorer.unexplored.poll();
        store != null;
        store = explorer.unexplored.poll()) {
      explorer.exploreFrom(store, observations);
    }
    return explorer;
  }

  /** One store of every state. */
  Collection<Store> states() {
    return new ArrayList<>(known.values());
  }

  /** Every observed change of phase. */
  Set<DesignDocument.Edge> edges() {
    return edges;
  }

  private void exploreFrom(Store store, List<Observation> observations) {
    for (Observation observation : observations) {
      for (Duration later : LATER) {
        Instant now = Stores.T0.plus(later);
        PhaseEdge edge = PhaseEdge.observing(store, observation, now, decisions);
        follow(edge);
        if (edge.acts()) {
          for (StoreFailure failure : STEP_FAILURES) {
            follow(PhaseEdge.failing(edge.after(), failure, now, decisions));
          }
        }
      }
    }
    if (!store.deletionRequested()) {
      add(Stores.deleted(store));
      if (store.phase() == Phase.FAILED) {
        add(Stores.retried(store));
      }
    }
  }

  private void follow(PhaseEdge edge) {
    onDecision.accept(edge);
    for (StoreEvent event : edge.transition().events()) {
      if (event instanceof StoreEvent.PhaseChanged changed) {
        edges.add(new DesignDocument.Edge(changed.from(), changed.to()));
      }
    }
    add(edge.after());
  }

  private void add(Store store) {
    State state = State.of(store);
    if (!known.containsKey(state)) {
      Store representative = withStepAtStart(store);
      known.put(state, representative);
      onState.accept(representative);
      unexplored.add(representative);
    }
  }

  /** The same store with a step that started at the common time of all observations. */
  private static Store withStepAtStart(Store store) {
    StepState step = store.status().currentStep();
    return step == null
        ? store
        : store.withStatus(
            store
                .status()
                .withCurrentStep(
                    new StepState(
                        step.step(), step.attempt(), Stores.T0, Stores.T0, step.failed())));
  }
}
