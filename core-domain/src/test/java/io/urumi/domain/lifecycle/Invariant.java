package io.urumi.domain.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.domain.condition.Condition;
import io.urumi.domain.condition.ConditionType;
import io.urumi.domain.event.StoreEvent;
import io.urumi.domain.event.StoreEvent.PhaseChanged;
import io.urumi.domain.event.StoreEvent.StepFailed;
import io.urumi.domain.event.StoreEvent.StepStarted;
import io.urumi.domain.event.StoreEvent.StepSucceeded;
import io.urumi.domain.failure.FailureCode.Recovery;
import io.urumi.domain.lifecycle.Observation.Observed;
import io.urumi.domain.lifecycle.Observation.Unobservable;
import io.urumi.domain.store.Phase;
import io.urumi.domain.store.Step;
import io.urumi.domain.store.StepState;
import io.urumi.domain.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * Invariants of every reachable state and every decision. {@code LifecycleInvariantsTest} checks
 * each on the lifecycle, and on a broken lifecycle that violates it.
 */
enum Invariant {
  EVERY_STATE_REACHES_THE_DESIRED_STATE_ONCE_ALL_PROBLEMS_END {
    @Override
    void checkState(Store store, Instant now, DecisionFunction decisions) {
      boolean deleted = store.deletionRequested() || store.phase() == Phase.DELETED;
      checkReaches(store, deleted ? Phase.DELETED : Phase.READY, now, decisions);
    }
  },

  EVERY_STATE_CAN_BE_DELETED {
    @Override
    void checkState(Store store, Instant now, DecisionFunction decisions) {
      checkReaches(Stores.deleted(store), Phase.DELETED, now, decisions);
    }
  },

  EVERY_DECISION_ACTS_OR_SCHEDULES_AN_OBSERVATION_UNLESS_THE_STORE_IS_DELETED {
    @Override
    void check(PhaseEdge edge) {
      switch (edge.transition().decision()) {
        case Decision.Act(Step step) -> {
          require(step.kind() == Step.Kind.EFFECT, edge);
          StepState current = edge.transition().status().currentStep();
          require(current != null && current.step() == step && !current.failed(), edge);
        }
        case Decision.Wait(Duration pause) ->
            require(pause.isPositive() && pause.compareTo(Stores.TIMINGS.backoffCap()) <= 0, edge);
        case Decision.Settled(Duration pause) ->
            require(pause.equals(Stores.TIMINGS.resyncInterval()), edge);
        case Decision.Finished() -> require(edge.after().phase() == Phase.DELETED, edge);
      }
    }
  },

  A_STORE_BECOMES_DELETED_ONLY_AFTER_A_REQUEST_AND_WHEN_NOTHING_OF_IT_EXISTS {
    @Override
    void check(PhaseEdge edge) {
      if (edge.after().phase() == Phase.DELETED && edge.before().phase() != Phase.DELETED) {
        require(edge.before().deletionRequested(), edge);
        require(
            edge.observed(NamespaceFact.Absent.class) || edge.observed(NamespaceFact.Foreign.class),
            edge);
      }
    }
  },

  DELETED_IS_FINAL {
    @Override
    void check(PhaseEdge edge) {
      if (edge.before().phase() == Phase.DELETED) {
        require(
            edge.transition()
                .equals(
                    new Transition(
                        new Decision.Finished(), edge.before().status(), java.util.List.of())),
            edge);
      }
    }
  },

  NOTHING_IS_CONCLUDED_FROM_AN_UNREACHABLE_CLUSTER {
    @Override
    void check(PhaseEdge edge) {
      if (edge.observation() instanceof Unobservable) {
        require(!edge.acts(), edge);
        require(edge.after().phase() == edge.before().phase(), edge);
        require(edge.after().hasNewIntent() == edge.before().hasNewIntent(), edge);
      }
    }
  },

  FOREIGN_NAMESPACES_ARE_NOT_CHANGED {
    @Override
    void check(PhaseEdge edge) {
      if (edge.observed(NamespaceFact.Foreign.class)) {
        require(!edge.acts(), edge);
      }
    }
  },

  ONLY_A_STORE_WITH_A_DELETION_REQUEST_IS_DELETED_AND_NOTHING_IS_CREATED_FOR_IT {
    @Override
    void check(PhaseEdge edge) {
      if (edge.transition().decision() instanceof Decision.Act(Step step)) {
        require((step == Step.DELETE_NAMESPACE) == edge.before().deletionRequested(), edge);
      }
    }
  },

  A_STEP_IS_OPEN_IN_THE_TIMELINE_EXACTLY_WHILE_IT_IS_RUNNING {
    @Override
    void check(PhaseEdge edge) {
      boolean open = isOpen(edge.before().status().currentStep());
      for (StoreEvent event : edge.transition().events()) {
        switch (event) {
          case StepStarted _ -> open = true;
          case StepSucceeded _, StepFailed _ -> {
            require(open, edge);
            open = false;
          }
          case PhaseChanged changed when PHASES_WITHOUT_STEP.contains(changed.to()) -> open = false;
          default -> {
            // Not about steps.
          }
        }
      }
      require(open == isOpen(edge.transition().status().currentStep()), edge);
    }
  },

  A_SETTLED_STORE_HAS_NO_STEP_A_WORKING_ONE_HAS_ONE_AND_A_FAILED_ONE_HAS_A_CAUSE {
    @Override
    void check(PhaseEdge edge) {
      Store after = edge.after();
      require(
          PHASES_WITHOUT_STEP.contains(after.phase()) == (after.status().currentStep() == null),
          edge);
      require(after.phase() != Phase.FAILED || after.status().failure() != null, edge);
    }
  },

  A_STORE_THAT_WAS_READY_OR_IS_BEING_DELETED_NEVER_FAILS {
    @Override
    void check(PhaseEdge edge) {
      Phase before = edge.before().phase();
      if (before == Phase.READY || before == Phase.DEGRADED || before == Phase.DELETING) {
        require(edge.after().phase() != Phase.FAILED, edge);
      }
    }
  },

  A_FAILED_ATTEMPT_IS_RETRIED_UNLESS_A_RETRY_CANNOT_HELP {
    @Override
    void check(PhaseEdge edge) {
      if (edge.observation() != null) {
        return;
      }
      Store store = edge.before();
      StepState step = store.status().currentStep();
      Recovery recovery = edge.requireFailure().recovery();
      boolean exhausted = step != null && step.attempt() >= Stores.TIMINGS.maxAttempts();
      boolean noRetryLeft =
          recovery == Recovery.OPERATOR || (recovery == Recovery.RETRYABLE && exhausted);
      boolean mayFail = store.phase() == Phase.PROVISIONING && !store.deletionRequested();
      require(
          edge.after().phase() == (noRetryLeft && mayFail ? Phase.FAILED : store.phase()), edge);
      require(edge.requireFailure().equals(edge.transition().status().failure()), edge);
    }
  },

  EVERY_PHASE_CHANGE_IS_RECORDED_DATED_AND_IN_THE_DIAGRAM {
    @Override
    void check(PhaseEdge edge) {
      Phase phase = edge.before().phase();
      boolean phaseChanged = false;
      for (StoreEvent event : edge.transition().events()) {
        if (event instanceof PhaseChanged changed) {
          require(changed.from() == phase, edge);
          require(EDGES.contains(new DesignDocument.Edge(changed.from(), changed.to())), edge);
          phase = changed.to();
          phaseChanged = true;
        }
      }
      require(phase == edge.after().phase(), edge);
      Instant since = phaseChanged ? edge.now() : edge.before().status().phaseSince();
      require(since.equals(edge.transition().status().phaseSince()), edge);
    }
  },

  LAST_TRANSITION_TIME_MOVES_EXACTLY_WHEN_THE_STATUS_OF_A_CONDITION_CHANGES {
    @Override
    void check(PhaseEdge edge) {
      for (ConditionType type : ConditionType.values()) {
        Condition previous = edge.before().status().conditions().get(type);
        Condition is = edge.transition().status().conditions().get(type);
        Instant expected =
            is.status() == previous.status() ? previous.lastTransitionTime() : edge.now();
        require(expected.equals(is.lastTransitionTime()), edge);
      }
    }
  };

  private static final Set<DesignDocument.Edge> EDGES = DesignDocument.read().edges();
  private static final Set<Phase> PHASES_WITHOUT_STEP =
      Set.of(Phase.REQUESTED, Phase.READY, Phase.FAILED, Phase.DELETED);

  /** Fails when a decision violates the invariant. */
  void check(PhaseEdge edge) {
    // Most invariants are about decisions; the others override checkState.
  }

  /** Fails when a state violates the invariant. */
  void checkState(Store store, Instant now, DecisionFunction decisions) {
    // Few invariants are about states.
  }

  /** The invariant as a sentence. */
  @Override
  public String toString() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  void require(boolean holds, PhaseEdge edge) {
    if (!holds) {
      throw new AssertionError(this + " is violated by " + edge);
    }
  }

  private static boolean isOpen(@org.jspecify.annotations.Nullable StepState step) {
    return step != null && !step.failed();
  }

  private static void checkReaches(
      Store store, Phase goal, Instant now, DecisionFunction decisions) {
    for (Observed facts : WellBehavedCluster.startingPoints()) {
      assertThat(WellBehavedCluster.reconcile(store, facts, now, decisions).phase())
          .as("from %s, observing %s", store.status(), facts)
          .isEqualTo(goal);
    }
  }
}
