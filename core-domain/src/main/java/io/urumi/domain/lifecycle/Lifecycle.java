package io.urumi.domain.lifecycle;

import io.urumi.domain.condition.Condition;
import io.urumi.domain.condition.ConditionStatus;
import io.urumi.domain.condition.ConditionType;
import io.urumi.domain.condition.Conditions;
import io.urumi.domain.failure.FailureCode.Recovery;
import io.urumi.domain.failure.StoreFailure;
import io.urumi.domain.store.Phase;
import io.urumi.domain.store.Step;
import io.urumi.domain.store.StepState;
import io.urumi.domain.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The state machine of a store: a pure, level-triggered function from what was asked, what is known
 * and what was seen to what to do next. It keeps no memory of its own: killed anywhere, it goes on
 * from the facts. Drawn in {@code DESIGN.md}.
 */
public final class Lifecycle {
  private final LifecyclePolicy policy;

  public Lifecycle(LifecyclePolicy policy) {
    this.policy = Objects.requireNonNull(policy, "policy");
  }

  /**
   * Decides what to do next.
   *
   * @param store as saved last
   * @param observation of the cluster, taken after the store was read
   * @param now the moment of the observation
   */
  public Transition decide(Store store, Observation observation, Instant now) {
    StatusBuilder builder = new StatusBuilder(store, now);
    if (store.phase() == Phase.DELETED) {
      return builder.transition(new Decision.Finished());
    }
    Conditions seen = ConditionEvaluator.conditions(store.status().conditions(), observation, now);
    return switch (observation) {
      case Observation.Unobservable(StoreFailure failure) -> {
        builder.conditions(seen);
        yield markUnobservable(builder, failure);
      }
      case Observation.Observed observed -> {
        builder.markObservable();
        boolean resumed = builder.acknowledgeIntent();
        builder.conditions(seen);
        yield store.deletionRequested()
            ? remove(builder, observed)
            : provide(builder, observed, resumed);
      }
    };
  }

  /** The step that was decided on failed: try again after a pause, or give up. */
  public Transition failed(Store store, StoreFailure failure, Instant now) {
    StatusBuilder builder = new StatusBuilder(store, now);
    StepState step = Objects.requireNonNull(store.status().currentStep(), "no step is under way");
    builder.failStep(failure);
    builder.failure(failure);
    boolean exhausted = step.attempt() >= policy.maxAttempts();
    boolean hopeless =
        switch (failure.recovery()) {
          case AUTOMATIC -> false;
          case RETRYABLE -> exhausted;
          case OPERATOR -> true;
        };
    if (hopeless && mayGiveUp(builder, store)) {
      return giveUp(builder, failure);
    }
    return builder.transition(new Decision.Wait(policy.backoff(step.attempt())));
  }

  // ------------------------------------------------------------------ nothing can be seen

  private Transition markUnobservable(StatusBuilder builder, StoreFailure failure) {
    builder.markUnobservable(failure);
    builder.restartDeadline();
    return builder.transition(new Decision.Wait(policy.recheck()));
  }

  // ------------------------------------------------------------------ to be there

  private Transition provide(StatusBuilder builder, Observation.Observed seen, boolean resumed) {
    Phase phase = builder.phase();
    boolean complete = complete(builder.conditions());
    if (phase == Phase.FAILED && !complete) {
      return builder.transition(new Decision.Settled(policy.resync()));
    }
    if (complete) {
      builder.endStep();
      builder.failure(null);
      builder.phase(Phase.READY);
      return builder.transition(new Decision.Settled(policy.resync()));
    }
    if (phase == Phase.READY) {
      builder.recordDrift();
    }
    builder.phase(
        phase == Phase.READY || phase == Phase.DEGRADED ? Phase.DEGRADED : Phase.PROVISIONING);
    return next(builder, seen, resumed);
  }

  private Transition next(StatusBuilder builder, Observation.Observed seen, boolean resumed) {
    switch (seen.namespace()) {
      case NamespaceFact.Absent() -> {
        return act(builder, Step.CREATE_NAMESPACE);
      }
      case NamespaceFact.Foreign(String owner) -> {
        builder.beginWait(Step.CREATE_NAMESPACE);
        StoreFailure failure =
            new StoreFailure.NamespaceForeign(builder.namespace(), "It belongs to " + owner + ".");
        builder.failStep(failure);
        if (mayGiveUp(builder, builder.store())) {
          return giveUp(builder, failure);
        }
        builder.failure(failure);
        return builder.transition(new Decision.Wait(policy.backoffCap()));
      }
      case NamespaceFact.Terminating(String blockers) -> {
        return await(
            builder,
            Step.AWAIT_NAMESPACE_GONE,
            new StoreFailure.NamespaceTerminating(builder.namespace(), blockers, blockers));
      }
      case NamespaceFact.Active() -> {
        // Goes on below.
      }
    }
    if (!(seen.guardrails() instanceof GuardrailsFact.Applied)) {
      return act(builder, Step.APPLY_GUARDRAILS);
    }
    if (!(seen.credentials() instanceof CredentialsFact.Present)) {
      return act(builder, Step.CREATE_CREDENTIALS);
    }
    // The lease says that nobody else is at it: a pending operation is a dead one, and the release
    // manager recovers it. Helm believes in a release whose objects somebody deleted, and only Helm
    // can bring them back.
    boolean deployed =
        seen.release() instanceof ReleaseFact.Deployed release
            && (release.current() || builder.phase() != Phase.PROVISIONING)
            && !(seen.database() instanceof WorkloadFact.Absent)
            && !(seen.web() instanceof WorkloadFact.Absent);
    if (!deployed) {
      return deploy(builder, seen.release());
    }
    if ((resumed || builder.isAt(Step.DEPLOY_RELEASE))
        && (seen.database() instanceof WorkloadFact.Failing
            || seen.web() instanceof WorkloadFact.Failing)) {
      return act(builder, Step.RECREATE_PODS);
    }
    if (!(seen.database() instanceof WorkloadFact.Available)) {
      return awaitWorkload(builder, Step.AWAIT_DATABASE, seen.database());
    }
    if (!(seen.web() instanceof WorkloadFact.Available)) {
      return awaitWorkload(builder, Step.AWAIT_WEB, seen.web());
    }
    // The cluster reports nothing when the ingress begins to serve: look often.
    StoreFailure unreachable =
        seen.storefront() instanceof StorefrontFact.Unreachable(StoreFailure failure)
            ? failure
            : null;
    return await(builder, Step.AWAIT_STOREFRONT, unreachable);
  }

  private Transition deploy(StatusBuilder builder, ReleaseFact release) {
    builder.beginEffect(Step.DEPLOY_RELEASE);
    // Recovered at once, and told all the same: something died, or somebody else is at it.
    if (release instanceof ReleaseFact.Pending(int revision, String operation)) {
      builder.failure(
          new StoreFailure.ReleasePending(operation, "Revision " + revision + " is unfinished."));
    }
    return builder.transition(new Decision.Act(Step.DEPLOY_RELEASE));
  }

  private Transition awaitWorkload(StatusBuilder builder, Step step, WorkloadFact fact) {
    return await(
        builder, step, fact instanceof WorkloadFact.Failing(StoreFailure failure) ? failure : null);
  }

  // ------------------------------------------------------------------ to be gone

  private Transition remove(StatusBuilder builder, Observation.Observed seen) {
    switch (seen.namespace()) {
      case NamespaceFact.Absent(), NamespaceFact.Foreign _ -> {
        builder.endStep();
        builder.failure(null);
        builder.phase(Phase.DELETED);
        return builder.transition(new Decision.Finished());
      }
      case NamespaceFact.Terminating(String blockers) -> {
        builder.phase(Phase.DELETING);
        builder.beginWait(Step.AWAIT_NAMESPACE_GONE);
        boolean held =
            !blockers.isBlank() && builder.stepAge().compareTo(policy.problemGrace()) > 0;
        builder.failure(
            held
                ? new StoreFailure.NamespaceTerminating(builder.namespace(), blockers, blockers)
                : null);
        return builder.transition(new Decision.Wait(policy.recheck()));
      }
      case NamespaceFact.Active() -> {
        builder.phase(Phase.DELETING);
        boolean installed = !(seen.release() instanceof ReleaseFact.Absent);
        boolean inVain =
            builder.isAt(Step.DELETE_NAMESPACE)
                || builder.attemptsExhausted(Step.UNINSTALL_RELEASE, policy.maxAttempts());
        if (installed && !inVain) {
          return act(builder, Step.UNINSTALL_RELEASE);
        }
        // A release that will not go by itself goes with its namespace.
        if (installed && builder.isAt(Step.UNINSTALL_RELEASE)) {
          builder.dropStep();
        }
        return act(builder, Step.DELETE_NAMESPACE);
      }
    }
  }

  // ------------------------------------------------------------------ shared

  private Transition act(StatusBuilder builder, Step step) {
    builder.beginEffect(step);
    return builder.transition(new Decision.Act(step));
  }

  private Transition await(StatusBuilder builder, Step step, @Nullable StoreFailure problem) {
    builder.beginWait(step);
    builder.failure(problem);
    Duration age = builder.stepAge();
    boolean stuck =
        problem != null
            && problem.recovery() != Recovery.AUTOMATIC
            && age.compareTo(policy.problemGrace()) > 0;
    boolean late =
        age.compareTo(policy.stepDeadline()) > 0
            && (problem == null || problem.recovery() != Recovery.AUTOMATIC);
    if (!stuck && !late) {
      return builder.transition(new Decision.Wait(pause(step, age)));
    }
    StoreFailure failure =
        problem != null
            ? problem
            : new StoreFailure.StepTimedOut(
                step.title(), policy.stepDeadline().toSeconds() + " s", "");
    if (!mayGiveUp(builder, builder.store())) {
      builder.failure(failure);
      return builder.transition(new Decision.Wait(policy.backoffCap()));
    }
    builder.failStep(failure);
    return giveUp(builder, failure);
  }

  /** Often at first, then less and less, when the cluster will not say that something changed. */
  private Duration pause(Step step, Duration age) {
    Duration proportional = age.dividedBy(8);
    if (step != Step.AWAIT_STOREFRONT || proportional.compareTo(policy.recheck()) > 0) {
      return policy.recheck();
    }
    return proportional.compareTo(policy.probe()) > 0 ? proportional : policy.probe();
  }

  /**
   * Only a store that never was, or was given up before, is given up: a shop that had customers is
   * repaired for as long as it takes, and what is left of a removed one is never forgotten.
   */
  private static boolean mayGiveUp(StatusBuilder builder, Store store) {
    return !store.deletionRequested() && builder.phase() != Phase.DEGRADED;
  }

  private Transition giveUp(StatusBuilder builder, StoreFailure failure) {
    builder.dropStep();
    builder.failure(failure);
    builder.phase(Phase.FAILED);
    return builder.transition(new Decision.Settled(policy.resync()));
  }

  private static boolean complete(Conditions conditions) {
    Condition ready = conditions.get(ConditionType.READY);
    return ready.status() == ConditionStatus.TRUE;
  }
}
