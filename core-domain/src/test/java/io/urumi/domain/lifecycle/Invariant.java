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
    void checkState(Store store, Instant now, DecisionFunction by) {
      boolean gone = store.deletionRequested() || store.phase() == Phase.DELETED;
      checkWay(store, gone ? Phase.DELETED : Phase.READY, now, by);
    }
  },

  EVERY_STATE_CAN_BE_DELETED {
    @Override
    void checkState(Store store, Instant now, DecisionFunction by) {
      checkWay(Stores.deleted(store), Phase.DELETED, now, by);
    }
  },

  EVERY_DECISION_ACTS_OR_SCHEDULES_AN_OBSERVATION_UNLESS_THE_STORE_IS_DELETED {
    @Override
    void check(PhaseEdge taken) {
      switch (taken.transition().decision()) {
        case Decision.Act(Step step) -> {
          require(step.kind() == Step.Kind.EFFECT, taken);
          StepState current = taken.transition().status().currentStep();
          require(current != null && current.step() == step && !current.failed(), taken);
        }
        case Decision.Wait(Duration pause) ->
            require(pause.isPositive() && pause.compareTo(Stores.POLICY.backoffCap()) <= 0, taken);
        case Decision.Settled(Duration pause) ->
            require(pause.equals(Stores.POLICY.resync()), taken);
        case Decision.Finished() -> require(taken.after().phase() == Phase.DELETED, taken);
      }
    }
  },

  A_STORE_BECOMES_DELETED_ONLY_AFTER_A_REQUEST_AND_WHEN_NOTHING_OF_IT_EXISTS {
    @Override
    void check(PhaseEdge taken) {
      if (taken.after().phase() == Phase.DELETED && taken.before().phase() != Phase.DELETED) {
        require(taken.before().deletionRequested(), taken);
        require(
            taken.sees(NamespaceFact.Absent.class) || taken.sees(NamespaceFact.Foreign.class),
            taken);
      }
    }
  },

  DELETED_IS_FINAL {
    @Override
    void check(PhaseEdge taken) {
      if (taken.before().phase() == Phase.DELETED) {
        require(
            taken
                .transition()
                .equals(
                    new Transition(
                        new Decision.Finished(), taken.before().status(), java.util.List.of())),
            taken);
      }
    }
  },

  NOTHING_IS_CONCLUDED_FROM_AN_UNREACHABLE_CLUSTER {
    @Override
    void check(PhaseEdge taken) {
      if (taken.observation() instanceof Unobservable) {
        require(!taken.acts(), taken);
        require(taken.after().phase() == taken.before().phase(), taken);
        require(taken.after().hasNewIntent() == taken.before().hasNewIntent(), taken);
      }
    }
  },

  FOREIGN_NAMESPACES_ARE_NOT_CHANGED {
    @Override
    void check(PhaseEdge taken) {
      if (taken.sees(NamespaceFact.Foreign.class)) {
        require(!taken.acts(), taken);
      }
    }
  },

  ONLY_A_STORE_WITH_A_DELETION_REQUEST_IS_DELETED_AND_NOTHING_IS_CREATED_FOR_IT {
    @Override
    void check(PhaseEdge taken) {
      if (taken.transition().decision() instanceof Decision.Act(Step step)) {
        boolean removes = step == Step.UNINSTALL_RELEASE || step == Step.DELETE_NAMESPACE;
        require(removes == taken.before().deletionRequested(), taken);
      }
    }
  },

  A_STEP_IS_OPEN_IN_THE_TIMELINE_EXACTLY_WHILE_IT_IS_RUNNING {
    @Override
    void check(PhaseEdge taken) {
      boolean open = isOpen(taken.before().status().currentStep());
      for (StoreEvent event : taken.transition().events()) {
        switch (event) {
          case StepStarted _ -> open = true;
          case StepSucceeded _, StepFailed _ -> {
            require(open, taken);
            open = false;
          }
          case PhaseChanged changed when RESTING.contains(changed.to()) -> open = false;
          default -> {
            // Not about steps.
          }
        }
      }
      require(open == isOpen(taken.transition().status().currentStep()), taken);
    }
  },

  A_SETTLED_STORE_HAS_NO_STEP_A_WORKING_ONE_HAS_ONE_AND_A_FAILED_ONE_HAS_A_CAUSE {
    @Override
    void check(PhaseEdge taken) {
      Store after = taken.after();
      require(RESTING.contains(after.phase()) == (after.status().currentStep() == null), taken);
      require(after.phase() != Phase.FAILED || after.status().failure() != null, taken);
    }
  },

  A_STORE_THAT_WAS_READY_OR_IS_BEING_DELETED_NEVER_FAILS {
    @Override
    void check(PhaseEdge taken) {
      Phase before = taken.before().phase();
      if (before == Phase.READY || before == Phase.DEGRADED || before == Phase.DELETING) {
        require(taken.after().phase() != Phase.FAILED, taken);
      }
    }
  },

  A_FAILED_ATTEMPT_IS_RETRIED_UNLESS_A_RETRY_CANNOT_HELP {
    @Override
    void check(PhaseEdge taken) {
      if (taken.observation() != null) {
        return;
      }
      Store store = taken.before();
      StepState step = store.status().currentStep();
      Recovery recovery = taken.requireFailure().recovery();
      boolean exhausted = step != null && step.attempt() >= Stores.POLICY.maxAttempts();
      boolean hopeless =
          recovery == Recovery.OPERATOR || (recovery == Recovery.RETRYABLE && exhausted);
      boolean mayBeGivenUp = store.phase() == Phase.PROVISIONING && !store.deletionRequested();
      require(
          taken.after().phase() == (hopeless && mayBeGivenUp ? Phase.FAILED : store.phase()),
          taken);
      require(taken.requireFailure().equals(taken.transition().status().failure()), taken);
    }
  },

  EVERY_PHASE_CHANGE_IS_RECORDED_DATED_AND_IN_THE_DIAGRAM {
    @Override
    void check(PhaseEdge taken) {
      Phase phase = taken.before().phase();
      boolean moved = false;
      for (StoreEvent event : taken.transition().events()) {
        if (event instanceof PhaseChanged changed) {
          require(changed.from() == phase, taken);
          require(EDGES.contains(new DesignDocument.Edge(changed.from(), changed.to())), taken);
          phase = changed.to();
          moved = true;
        }
      }
      require(phase == taken.after().phase(), taken);
      Instant since = moved ? taken.now() : taken.before().status().phaseSince();
      require(since.equals(taken.transition().status().phaseSince()), taken);
    }
  },

  LAST_TRANSITION_TIME_MOVES_EXACTLY_WHEN_THE_STATUS_OF_A_CONDITION_CHANGES {
    @Override
    void check(PhaseEdge taken) {
      for (ConditionType type : ConditionType.values()) {
        Condition was = taken.before().status().conditions().get(type);
        Condition is = taken.transition().status().conditions().get(type);
        Instant expected = is.status() == was.status() ? was.lastTransitionTime() : taken.now();
        require(expected.equals(is.lastTransitionTime()), taken);
      }
    }
  };

  private static final Set<DesignDocument.Edge> EDGES = DesignDocument.read().edges();
  private static final Set<Phase> RESTING =
      Set.of(Phase.REQUESTED, Phase.READY, Phase.FAILED, Phase.DELETED);

  /** Fails when a decision violates the invariant. */
  void check(PhaseEdge taken) {
    // Most invariants are about decisions; the others override checkState.
  }

  /** Fails when a state violates the invariant. */
  void checkState(Store store, Instant now, DecisionFunction by) {
    // Few invariants are about states.
  }

  /** The invariant as a sentence. */
  @Override
  public String toString() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  void require(boolean holds, PhaseEdge taken) {
    if (!holds) {
      throw new AssertionError(this + " is violated by " + taken);
    }
  }

  private static boolean isOpen(@org.jspecify.annotations.Nullable StepState step) {
    return step != null && !step.failed();
  }

  private static void checkWay(Store store, Phase goal, Instant now, DecisionFunction by) {
    for (Observed facts : WellBehavedCluster.startingPoints()) {
      assertThat(WellBehavedCluster.reconcile(store, facts, now, by).phase())
          .as("from %s, observing %s", store.status(), facts)
          .isEqualTo(goal);
    }
  }
}
