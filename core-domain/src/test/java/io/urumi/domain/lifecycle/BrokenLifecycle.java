package io.urumi.domain.lifecycle;

import io.urumi.domain.condition.ConditionStatus;
import io.urumi.domain.condition.ConditionType;
import io.urumi.domain.condition.Conditions;
import io.urumi.domain.event.StoreEvent;
import io.urumi.domain.event.StoreEvent.PhaseChanged;
import io.urumi.domain.failure.StoreFailure;
import io.urumi.domain.store.Phase;
import io.urumi.domain.store.Step;
import io.urumi.domain.store.StepState;
import io.urumi.domain.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** The lifecycle with one defect per invariant. */
final class BrokenLifecycle implements DecisionFunction {
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final UnaryOperator<PhaseEdge> damage;

  private BrokenLifecycle(UnaryOperator<PhaseEdge> damage) {
    this.damage = damage;
  }

  @Override
  public Transition decide(Store store, Observation observation, Instant now) {
    return damage.apply(PhaseEdge.observing(store, observation, now, REAL)).transition();
  }

  @Override
  public Transition failed(Store store, StoreFailure failure, Instant now) {
    return damage.apply(PhaseEdge.failing(store, failure, now, REAL)).transition();
  }

  /** A lifecycle that violates the invariant. */
  static DecisionFunction of(Invariant invariant) {
    return new BrokenLifecycle(
        switch (invariant) {
          case EVERY_STATE_REACHES_THE_DESIRED_STATE_ONCE_ALL_PROBLEMS_END ->
              edge -> isAt(edge.before(), Step.AWAIT_WEB) ? waiting(edge) : edge;
          case EVERY_STATE_CAN_BE_DELETED ->
              edge -> edge.before().phase() == Phase.FAILED ? waiting(edge) : edge;
          case EVERY_DECISION_ACTS_OR_SCHEDULES_AN_OBSERVATION_UNLESS_THE_STORE_IS_DELETED ->
              edge ->
                  edge.transition().decision() instanceof Decision.Settled
                      ? with(edge, new Decision.Finished())
                      : edge;
          case A_STORE_BECOMES_DELETED_ONLY_AFTER_A_REQUEST_AND_WHEN_NOTHING_OF_IT_EXISTS ->
              edge ->
                  edge.before().phase() == Phase.DELETING
                          && edge.observed(NamespaceFact.Terminating.class)
                      ? entering(edge, Phase.DELETED, new Decision.Finished())
                      : edge;
          case DELETED_IS_FINAL ->
              edge ->
                  edge.before().phase() == Phase.DELETED
                      ? entering(edge, Phase.REQUESTED, new Decision.Wait(PAUSE))
                      : edge;
          case NOTHING_IS_CONCLUDED_FROM_AN_UNREACHABLE_CLUSTER ->
              edge ->
                  edge.observation() instanceof Observation.Unobservable
                      ? PhaseEdge.observing(edge.before(), Facts.NOTHING, edge.now(), REAL)
                      : edge;
          case FOREIGN_NAMESPACES_ARE_NOT_CHANGED ->
              edge ->
                  edge.observed(NamespaceFact.Foreign.class)
                      ? with(edge, new Decision.Act(Step.DELETE_NAMESPACE))
                      : edge;
          case ONLY_A_STORE_WITH_A_DELETION_REQUEST_IS_DELETED_AND_NOTHING_IS_CREATED_FOR_IT ->
              edge -> edge.acts() ? with(edge, new Decision.Act(Step.DELETE_NAMESPACE)) : edge;
          case A_STEP_IS_OPEN_IN_THE_TIMELINE_EXACTLY_WHILE_IT_IS_RUNNING ->
              edge -> without(edge, StoreEvent.StepFailed.class);
          case A_SETTLED_STORE_HAS_NO_STEP_A_WORKING_ONE_HAS_ONE_AND_A_FAILED_ONE_HAS_A_CAUSE ->
              edge -> withStatus(edge, status -> status.withFailure(null));
          case A_STORE_THAT_WAS_READY_OR_IS_BEING_DELETED_NEVER_FAILS ->
              edge ->
                  edge.observation() == null
                      ? entering(edge, Phase.FAILED, new Decision.Settled(PAUSE))
                      : edge;
          case A_FAILED_ATTEMPT_IS_RETRIED_UNLESS_A_RETRY_CANNOT_HELP ->
              edge -> edge.observation() == null ? waiting(edge) : edge;
          case EVERY_PHASE_CHANGE_IS_RECORDED_DATED_AND_IN_THE_DIAGRAM ->
              edge -> without(edge, PhaseChanged.class);
          case LAST_TRANSITION_TIME_MOVES_EXACTLY_WHEN_THE_STATUS_OF_A_CONDITION_CHANGES ->
              edge ->
                  withStatus(
                      edge,
                      status ->
                          status.withConditions(
                              withMovedTransitionTimes(status.conditions(), edge)));
        });
  }

  private static boolean isAt(Store store, Step step) {
    StepState current = store.status().currentStep();
    return current != null && current.step() == step;
  }

  /** Waits for ever. */
  private static PhaseEdge waiting(PhaseEdge edge) {
    return with(edge, new Transition(new Decision.Wait(PAUSE), edge.before().status(), List.of()));
  }

  private static PhaseEdge entering(PhaseEdge edge, Phase phase, Decision decision) {
    Store store = edge.before();
    List<StoreEvent> events = new ArrayList<>();
    events.add(
        new PhaseChanged(store.id(), store.subdomain(), edge.now(), store.phase(), phase, null));
    return with(
        edge,
        new Transition(
            decision, store.status().withCurrentStep(null).withPhase(phase, edge.now()), events));
  }

  private static PhaseEdge without(PhaseEdge edge, Class<? extends StoreEvent> kind) {
    return with(
        edge,
        new Transition(
            edge.transition().decision(),
            edge.transition().status(),
            edge.transition().events().stream().filter(event -> !kind.isInstance(event)).toList()));
  }

  private static PhaseEdge withStatus(
      PhaseEdge edge, UnaryOperator<io.urumi.domain.store.StoreStatus> change) {
    Transition transition = edge.transition();
    return with(
        edge,
        new Transition(
            transition.decision(), change.apply(transition.status()), transition.events()));
  }

  /** Conditions whose transition time moved without a change of status. */
  private static Conditions withMovedTransitionTimes(Conditions conditions, PhaseEdge edge) {
    ConditionType type = ConditionType.READY;
    var is = conditions.get(type);
    ConditionStatus other =
        is.status() == ConditionStatus.TRUE ? ConditionStatus.FALSE : ConditionStatus.TRUE;
    return conditions
        .observe(type, other, is.reason(), is.message(), edge.now())
        .observe(type, is.status(), is.reason(), is.message(), edge.now());
  }

  private static PhaseEdge with(PhaseEdge edge, Decision decision) {
    Transition transition = edge.transition();
    return with(edge, new Transition(decision, transition.status(), transition.events()));
  }

  private static PhaseEdge with(PhaseEdge edge, Transition transition) {
    return new PhaseEdge(edge.before(), edge.observation(), edge.failure(), edge.now(), transition);
  }
}
