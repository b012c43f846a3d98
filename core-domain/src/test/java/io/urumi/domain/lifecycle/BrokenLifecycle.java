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

/** The lifecycle with one thing wrong, for each law. */
final class BrokenLifecycle implements DecisionFunction {
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final UnaryOperator<PhaseEdge> damage;

  private BrokenLifecycle(UnaryOperator<PhaseEdge> damage) {
    this.damage = damage;
  }

  @Override
  public Transition decide(Store store, Observation look, Instant now) {
    return damage.apply(PhaseEdge.seeing(store, look, now, REAL)).transition();
  }

  @Override
  public Transition failed(Store store, StoreFailure failure, Instant now) {
    return damage.apply(PhaseEdge.failing(store, failure, now, REAL)).transition();
  }

  /** One that violates the law. */
  static DecisionFunction of(Invariant law) {
    return new BrokenLifecycle(
        switch (law) {
          case EVERY_STATE_LEADS_TO_WHAT_WAS_ASKED_ONCE_EVERYTHING_BAD_ENDS ->
              taken -> isAt(taken.before(), Step.AWAIT_WEB) ? waiting(taken) : taken;
          case EVERY_STATE_CAN_BE_DELETED ->
              taken -> taken.before().phase() == Phase.FAILED ? waiting(taken) : taken;
          case EVERY_DECISION_ACTS_OR_SAYS_WHEN_TO_LOOK_AGAIN_UNLESS_THE_STORE_IS_DELETED ->
              taken ->
                  taken.transition().decision() instanceof Decision.Settled
                      ? with(taken, new Decision.Finished())
                      : taken;
          case A_STORE_IS_DELETED_ONLY_WHEN_THAT_WAS_ASKED_AND_NOTHING_OF_IT_IS_LEFT ->
              taken ->
                  taken.before().phase() == Phase.DELETING
                          && taken.sees(NamespaceFact.Terminating.class)
                      ? entering(taken, Phase.DELETED, new Decision.Finished())
                      : taken;
          case DELETED_IS_THE_END ->
              taken ->
                  taken.before().phase() == Phase.DELETED
                      ? entering(taken, Phase.REQUESTED, new Decision.Wait(PAUSE))
                      : taken;
          case NOTHING_IS_CONCLUDED_FROM_A_CLUSTER_THAT_CANNOT_BE_SEEN ->
              taken ->
                  taken.look() instanceof Observation.Unobservable
                      ? PhaseEdge.seeing(taken.before(), Facts.NOTHING, taken.now(), REAL)
                      : taken;
          case WHAT_IS_SOMEBODY_ELSES_IS_LEFT_ALONE ->
              taken ->
                  taken.sees(NamespaceFact.Foreign.class)
                      ? with(taken, new Decision.Act(Step.DELETE_NAMESPACE))
                      : taken;
          case ONLY_A_STORE_THAT_IS_TO_BE_GONE_IS_TAKEN_DOWN_AND_NOTHING_IS_BUILT_FOR_IT ->
              taken -> taken.acts() ? with(taken, new Decision.Act(Step.UNINSTALL_RELEASE)) : taken;
          case A_STEP_IS_OPEN_IN_THE_TIMELINE_EXACTLY_WHILE_IT_IS_UNDER_WAY ->
              taken -> without(taken, StoreEvent.StepFailed.class);
          case A_STORE_RESTS_WITHOUT_A_STEP_AND_WORKS_WITH_ONE_AND_A_FAILED_ONE_HAS_A_CAUSE ->
              taken -> withStatus(taken, status -> status.withFailure(null));
          case A_STORE_THAT_HAD_CUSTOMERS_OR_IS_BEING_REMOVED_IS_NEVER_GIVEN_UP ->
              taken ->
                  taken.look() == null
                      ? entering(taken, Phase.FAILED, new Decision.Settled(PAUSE))
                      : taken;
          case A_FAILED_TRY_IS_GIVEN_UP_WHEN_ANOTHER_COULD_NOT_HELP_AND_TRIED_AGAIN_OTHERWISE ->
              taken -> taken.look() == null ? waiting(taken) : taken;
          case EVERY_CHANGE_OF_PHASE_IS_TOLD_AND_DATED_AND_DRAWN_IN_THE_DIAGRAM ->
              taken -> without(taken, PhaseChanged.class);
          case A_CONDITION_IS_DATED_ANEW_EXACTLY_WHEN_ITS_STATUS_CHANGES ->
              taken ->
                  withStatus(
                      taken, status -> status.withConditions(shaken(status.conditions(), taken)));
        });
  }

  private static boolean isAt(Store store, Step step) {
    StepState current = store.status().currentStep();
    return current != null && current.step() == step;
  }

  /** Nothing is decided, and nothing ever will be. */
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

  /** A condition that went away and came back within the same moment. */
  private static Conditions shaken(Conditions conditions, PhaseEdge taken) {
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
    return new PhaseEdge(taken.before(), taken.look(), taken.failure(), taken.now(), transition);
  }
}
