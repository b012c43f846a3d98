package io.urumi.domain.lifecycle;

import io.urumi.domain.condition.Condition;
import io.urumi.domain.condition.ConditionStatus;
import io.urumi.domain.condition.ConditionType;
import io.urumi.domain.condition.Conditions;
import io.urumi.domain.failure.FailureCode.Recovery;
import io.urumi.domain.failure.StoreFailure;
import io.urumi.domain.interval.LifecycleTimings;
import io.urumi.domain.store.Phase;
import io.urumi.domain.store.Step;
import io.urumi.domain.store.StepState;
import io.urumi.domain.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The state machine of a store: a pure, level-triggered function from spec, status and observation
 * to the next decision. It has no state of its own, so a process that is killed at any point
 * continues from the observed facts. The diagram is in {@code DESIGN.md}.
 */
public final class Lifecycle {
  private final LifecycleTimings timings;

  public Lifecycle(LifecycleTimings timings) {
    this.timings = Objects.requireNonNull(timings, "timings");
  }

  /**
   * Decides what to do next.
   *
   * @param store as saved last
   * @param observation of the cluster, taken after the store was read
   * @param now time of the observation
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
            ? delete(builder, observed)
            : create(builder, observed, resumed);
      }
    };
  }

  /** Decides after a failed step: retry after a backoff, or fail the store. */
  public Transition failed(Store store, StoreFailure failure, Instant now) {
    StatusBuilder builder = new StatusBuilder(store, now);
    StepState step = Objects.requireNonNull(store.status().currentStep(), "no step is running");
    builder.failStep(failure);
    builder.failure(failure);
    boolean exhausted = step.attempt() >= timings.maxAttempts();
    boolean noRetryLeft =
        switch (failure.recovery()) {
          case AUTOMATIC -> false;
          case CLUSTER, RETRYABLE -> exhausted;
          case OPERATOR -> true;
        };
    if (noRetryLeft && mayFail(builder, store)) {
      return failStore(builder, failure);
    }
    return builder.transition(new Decision.Wait(timings.backoff(step.attempt())));
  }

  // ------------------------------------------------------------------ unobservable

  private Transition markUnobservable(StatusBuilder builder, StoreFailure failure) {
    builder.markUnobservable(failure);
    builder.restartDeadline();
    return builder.transition(new Decision.Wait(timings.recheckInterval()));
  }

  // ------------------------------------------------------------------ provide

  private Transition create(StatusBuilder builder, Observation.Observed seen, boolean resumed) {
    builder.recordChart(seen.release());
    Phase phase = builder.phase();
    boolean complete = complete(builder.conditions());
    if (phase == Phase.FAILED && !complete && !builder.causeIsGone(seen)) {
      return builder.transition(new Decision.Settled(timings.resyncInterval()));
    }
    if (complete) {
      builder.endStep();
      builder.failure(null);
      builder.phase(Phase.READY);
      return builder.transition(new Decision.Settled(timings.resyncInterval()));
    }
    if (phase == Phase.READY) {
      builder.recordDrift();
      builder.degraded(seen);
    } else if (phase != Phase.DEGRADED) {
      builder.phase(Phase.PROVISIONING);
    }
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
        if (mayFail(builder, builder.store())) {
          return failStore(builder, failure);
        }
        builder.failure(failure);
        return builder.transition(new Decision.Wait(timings.backoffCap()));
      }
      case NamespaceFact.Terminating(String blockers) -> {
        return await(
            builder,
            Step.AWAIT_NAMESPACE_GONE,
            new StoreFailure.NamespaceTerminating(builder.namespace(), blockers, blockers),
            false);
      }
      case NamespaceFact.Active _ -> {
        // Continues below.
      }
    }
    if (!seen.roleBinding().permitsObservation()) {
      return act(builder, Step.BIND_ROLE);
    }
    if (!(seen.guardrails() instanceof GuardrailsFact.Applied)) {
      return act(builder, Step.APPLY_GUARDRAILS);
    }
    if (!(seen.credentials() instanceof CredentialsFact.Present)) {
      return act(builder, Step.CREATE_CREDENTIALS);
    }
    // The lease excludes other replicas, so a pending operation was interrupted and the release
    // manager recovers it. A release whose objects were deleted is still "deployed" for Helm, and
    // only another Helm operation creates them again.
    boolean deployed =
        seen.release() instanceof ReleaseFact.Deployed release
            && (release.current() || builder.keepsRelease())
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
      // The page may show before the kubelet that the database is available.
      boolean probed = seen.storefront() instanceof StorefrontFact.Unreachable;
      return await(builder, Step.AWAIT_DATABASE, problem(seen.database()), probed);
    }
    if (!(seen.web() instanceof WorkloadFact.Available)) {
      return await(builder, Step.AWAIT_WEB, problem(seen.web()), false);
    }
    // The cluster reports no event when the ingress starts to serve: probe often.
    StoreFailure unreachable =
        seen.storefront() instanceof StorefrontFact.Unreachable(StoreFailure failure)
            ? failure
            : null;
    return await(builder, Step.AWAIT_STOREFRONT, unreachable, true);
  }

  private Transition deploy(StatusBuilder builder, ReleaseFact release) {
    builder.beginEffect(Step.DEPLOY_RELEASE);
    // Recovered at once, but recorded: an operation was interrupted, or another client runs one.
    if (release instanceof ReleaseFact.Pending(int revision, String operation)) {
      builder.failure(
          new StoreFailure.ReleasePending(operation, "Revision " + revision + " is unfinished."));
    }
    return builder.transition(new Decision.Act(Step.DEPLOY_RELEASE));
  }

  private static @Nullable StoreFailure problem(WorkloadFact fact) {
    return fact instanceof WorkloadFact.Failing(StoreFailure failure) ? failure : null;
  }

  // ------------------------------------------------------------------ delete

  private Transition delete(StatusBuilder builder, Observation.Observed seen) {
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
            !blockers.isBlank() && builder.stepAge().compareTo(timings.problemGrace()) > 0;
        builder.failure(
            held
                ? new StoreFailure.NamespaceTerminating(builder.namespace(), blockers, blockers)
                : null);
        return builder.transition(new Decision.Wait(timings.recheckInterval()));
      }
      case NamespaceFact.Active _ -> {
        builder.phase(Phase.DELETING);
        return act(builder, Step.DELETE_NAMESPACE);
      }
    }
  }

  // ------------------------------------------------------------------ shared

  private Transition act(StatusBuilder builder, Step step) {
    builder.beginEffect(step);
    return builder.transition(new Decision.Act(step));
  }

  /**
   * @param probed whether the wait may end by the shop's page, about which the cluster reports no
   *     event
   */
  private Transition await(
      StatusBuilder builder, Step step, @Nullable StoreFailure problem, boolean probed) {
    builder.beginWait(step);
    if (builder.isWaitingForCluster() && !isResolvedByCluster(problem)) {
      // The time that the cluster took, for example to add a node, does not count for what follows.
      builder.restartDeadline();
    }
    builder.failure(problem);
    Duration age = builder.stepAge();
    if (!isExceeded(age, problem)) {
      return builder.transition(new Decision.Wait(pause(probed, age)));
    }
    StoreFailure failure =
        problem != null
            ? problem
            : new StoreFailure.StepTimedOut(
                step.title(), timings.stepDeadline().toSeconds() + " s", "");
    if (!mayFail(builder, builder.store())) {
      builder.failure(failure);
      return builder.transition(new Decision.Wait(timings.backoffCap()));
    }
    builder.failStep(failure);
    return failStore(builder, failure);
  }

  private boolean isExceeded(Duration age, @Nullable StoreFailure problem) {
    if (problem == null) {
      return age.compareTo(timings.stepDeadline()) > 0;
    }
    return switch (problem.recovery()) {
      case AUTOMATIC -> false;
      case CLUSTER -> age.compareTo(timings.clusterGrace()) > 0;
      case RETRYABLE, OPERATOR ->
          age.compareTo(timings.problemGrace()) > 0 || age.compareTo(timings.stepDeadline()) > 0;
    };
  }

  private static boolean isResolvedByCluster(@Nullable StoreFailure problem) {
    return problem != null && problem.recovery() == Recovery.CLUSTER;
  }

  /** Time until a wait is observed again; with a probe short at first, growing with its age. */
  private Duration pause(boolean probed, Duration age) {
    Duration proportional = age.dividedBy(8);
    if (!probed || proportional.compareTo(timings.recheckInterval()) > 0) {
      return timings.recheckInterval();
    }
    return proportional.compareTo(timings.probeInterval()) > 0
        ? proportional
        : timings.probeInterval();
  }

  /**
   * Only a store that was never ready may fail. A degraded store is repaired without a deadline,
   * and so is a deletion.
   */
  private static boolean mayFail(StatusBuilder builder, Store store) {
    return !store.deletionRequested() && builder.phase() != Phase.DEGRADED;
  }

  private Transition failStore(StatusBuilder builder, StoreFailure failure) {
    builder.dropStep();
    builder.failure(failure);
    builder.phase(Phase.FAILED);
    return builder.transition(new Decision.Settled(timings.resyncInterval()));
  }

  private static boolean complete(Conditions conditions) {
    Condition ready = conditions.get(ConditionType.READY);
    return ready.status() == ConditionStatus.TRUE;
  }
}
