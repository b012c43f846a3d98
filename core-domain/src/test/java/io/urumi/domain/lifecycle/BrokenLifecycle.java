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
    return damage.apply(PhaseEdge.seeing(store, observation, now, REAL)).transition();
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
              taken -> isAt(taken.before(), Step.AWAIT_WEB) ? waiting(taken) : taken;
          case EVERY_STATE_CAN_BE_DELETED ->
              taken -> taken.before().phase() == Phase.FAILED ? waiting(taken) : taken;
          case EVERY_DECISION_ACTS_OR_SCHEDULES_AN_OBSERVATION_UNLESS_THE_STORE_IS_DELETED ->
              taken ->
                  taken.transition().decision() instanceof Decision.Settled
                      ? with(taken, new Decision.Finished())
                      : taken;
          case A_STORE_BECOMES_DELETED_ONLY_AFTER_A_REQUEST_AND_WHEN_NOTHING_OF_IT_EXISTS ->
              taken ->
                  taken.before().phase() == Phase.DELETING
                          && taken.sees(NamespaceFact.Terminating.class)
                      ? entering(taken, Phase.DELETED, new Decision.Finished())
                      : taken;
          case DELETED_IS_FINAL ->
              taken ->
                  taken.before().phase() == Phase.DELETED
                      ? entering(taken, Phase.REQUESTED, new Decision.Wait(PAUSE))
                      : taken;
          case NOTHING_IS_CONCLUDED_FROM_AN_UNREACHABLE_CLUSTER ->
              taken ->
                  taken.observation() instanceof Observation.Unobservable
                      ? PhaseEdge.seeing(taken.before(), Facts.NOTHING, taken.now(), REAL)
                      : taken;
          case FOREIGN_NAMESPACES_ARE_NOT_CHANGED ->
              taken ->
                  taken.sees(NamespaceFact.Foreign.class)
                      ? with(taken, new Decision.Act(Step.DELETE_NAMESPACE))
                      : taken;
          case ONLY_A_STORE_WITH_A_DELETION_REQUEST_IS_DELETED_AND_NOTHING_IS_CREATED_FOR_IT ->
              taken -> taken.acts() ? with(taken, new Decision.Act(Step.UNINSTALL_RELEASE)) : taken;
          case A_STEP_IS_OPEN_IN_THE_TIMELINE_EXACTLY_WHILE_IT_IS_RUNNING ->
              taken -> without(taken, StoreEvent.StepFailed.class);
          case A_SETTLED_STORE_HAS_NO_STEP_A_WORKING_ONE_HAS_ONE_AND_A_FAILED_ONE_HAS_A_CAUSE ->
              taken -> withStatus(taken, status -> status.withFailure(null));
          case A_STORE_THAT_WAS_READY_OR_IS_BEING_DELETED_NEVER_FAILS ->
              taken ->
                  taken.observation() == null
                      ? entering(taken, Phase.FAILED, new Decision.Settled(PAUSE))
                      : taken;
          case A_FAILED_ATTEMPT_IS_RETRIED_UNLESS_A_RETRY_CANNOT_HELP ->
              taken -> taken.observation() == null ? waiting(taken) : taken;
          case EVERY_PHASE_CHANGE_IS_RECORDED_DATED_AND_IN_THE_DIAGRAM ->
              taken -> without(taken, PhaseChanged.class);
          case LAST_TRANSITION_TIME_MOVES_EXACTLY_WHEN_THE_STATUS_OF_A_CONDITION_CHANGES ->
              taken ->
                  withStatus(
                      taken,
                      status ->
                          status.withConditions(
                              withMovedTransitionTimes(status.conditions(), taken)));
        });
  }

  private static boolean isAt(Store store, Step step) {
    StepState current = store.status().currentStep();
    return current != null && current.step() == step;
  }

  /** Waits without an end. */
  private static PhaseEdge waiting(PhaseEdge taken) {
    return with(
        taken, new Transition(new Decision.Wait(PAUSE), taken.before().status(), List.of()));
  }

  private static PhaseEdge entering(PhaseEdge taken, Phase phase, Decision decision) {
    Store store = taken.before();
    List<StoreEvent> events = new ArrayList<>();
    events.add(
        new PhaseChanged(store.id(), store.subdomain(), taken.now(), store.phase(), phase, null));
    return with(
        taken,
        new Transition(
            decision, store.status().withCurrentStep(null).withPhase(phase, taken.now()), events));
  }

  private static PhaseEdge without(PhaseEdge taken, Class<? extends StoreEvent> kind) {
    return with(
        taken,
        new Transition(
            taken.transition().decision(),
            taken.transition().status(),
            taken.transition().events().stream()
                .filter(event -> !kind.isInstance(event))
                .toList()));
  }

  private static PhaseEdge withStatus(
      PhaseEdge taken, UnaryOperator<io.urumi.domain.store.StoreStatus> change) {
    Transition transition = taken.transition();
    return with(
        taken,
        new Transition(
            transition.decision(), change.apply(transition.status()), transition.events()));
  }

  /** Conditions whose transition time moved without a change of status. */
  private static Conditions withMovedTransitionTimes(Conditions conditions, PhaseEdge taken) {
    ConditionType type = ConditionType.READY;
    var is = conditions.get(type);
    ConditionStatus other =
        is.status() == ConditionStatus.TRUE ? ConditionStatus.FALSE : ConditionStatus.TRUE;
    return conditions
        .observe(type, other, is.reason(), is.message(), taken.now())
        .observe(type, is.status(), is.reason(), is.message(), taken.now());
  }

  private static PhaseEdge with(PhaseEdge taken, Decision decision) {
    Transition transition = taken.transition();
    return with(taken, new Transition(decision, transition.status(), transition.events()));
  }

  private static PhaseEdge with(PhaseEdge taken, Transition transition) {
    return new PhaseEdge(
        taken.before(), taken.observation(), taken.failure(), taken.now(), transition);
  }
}
