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
 * What holds in every state that a store can get into, and for every decision that is taken there.
 * {@code LifecycleInvariantsTest} tries each on the lifecycle, and on a broken one that violates
 * it.
 */
enum Invariant {
  EVERY_STATE_LEADS_TO_WHAT_WAS_ASKED_ONCE_EVERYTHING_BAD_ENDS {
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

  EVERY_DECISION_ACTS_OR_SAYS_WHEN_TO_LOOK_AGAIN_UNLESS_THE_STORE_IS_DELETED {
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

  A_STORE_IS_DELETED_ONLY_WHEN_THAT_WAS_ASKED_AND_NOTHING_OF_IT_IS_LEFT {
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

  DELETED_IS_THE_END {
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

  NOTHING_IS_CONCLUDED_FROM_A_CLUSTER_THAT_CANNOT_BE_SEEN {
    @Override
    void check(PhaseEdge taken) {
      if (taken.look() instanceof Unobservable) {
        require(!taken.acts(), taken);
        require(taken.after().phase() == taken.before().phase(), taken);
        require(taken.after().hasNewIntent() == taken.before().hasNewIntent(), taken);
      }
    }
  },

  WHAT_IS_SOMEBODY_ELSES_IS_LEFT_ALONE {
    @Override
    void check(PhaseEdge taken) {
      if (taken.sees(NamespaceFact.Foreign.class)) {
        require(!taken.acts(), taken);
      }
    }
  },

  ONLY_A_STORE_THAT_IS_TO_BE_GONE_IS_TAKEN_DOWN_AND_NOTHING_IS_BUILT_FOR_IT {
    @Override
    void check(PhaseEdge taken) {
      if (taken.transition().decision() instanceof Decision.Act(Step step)) {
        boolean removes = step == Step.UNINSTALL_RELEASE || step == Step.DELETE_NAMESPACE;
        require(removes == taken.before().deletionRequested(), taken);
      }
    }
  },

  A_STEP_IS_OPEN_IN_THE_TIMELINE_EXACTLY_WHILE_IT_IS_UNDER_WAY {
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

  A_STORE_RESTS_WITHOUT_A_STEP_AND_WORKS_WITH_ONE_AND_A_FAILED_ONE_HAS_A_CAUSE {
    @Override
    void check(PhaseEdge taken) {
      Store after = taken.after();
      require(RESTING.contains(after.phase()) == (after.status().currentStep() == null), taken);
      require(after.phase() != Phase.FAILED || after.status().failure() != null, taken);
    }
  },

  A_STORE_THAT_HAD_CUSTOMERS_OR_IS_BEING_REMOVED_IS_NEVER_GIVEN_UP {
    @Override
    void check(PhaseEdge taken) {
      Phase before = taken.before().phase();
      if (before == Phase.READY || before == Phase.DEGRADED || before == Phase.DELETING) {
        require(taken.after().phase() != Phase.FAILED, taken);
      }
    }
  },

  A_FAILED_TRY_IS_GIVEN_UP_WHEN_ANOTHER_COULD_NOT_HELP_AND_TRIED_AGAIN_OTHERWISE {
    @Override
    void check(PhaseEdge taken) {
      if (taken.look() != null) {
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

  EVERY_CHANGE_OF_PHASE_IS_TOLD_AND_DATED_AND_DRAWN_IN_THE_DIAGRAM {
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

  A_CONDITION_IS_DATED_ANEW_EXACTLY_WHEN_ITS_STATUS_CHANGES {
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

  /** Fails when a decision violates the law. */
  void check(PhaseEdge taken) {
    // Most laws are about decisions; the others say so.
  }

  /** Fails when a state violates the law. */
  void checkState(Store store, Instant now, DecisionFunction by) {
    // Few laws are about states.
  }

  /** The law as a sentence. */
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
    for (Observed facts : WellBehavedCluster.beginnings()) {
      assertThat(WellBehavedCluster.reconcile(store, facts, now, by).phase())
          .as("from %s, seeing %s", store.status(), facts)
          .isEqualTo(goal);
    }
  }
}
