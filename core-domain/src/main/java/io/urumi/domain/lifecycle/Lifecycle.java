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
  public Verdict decide(Store store, Observation observation, Instant now) {
    Draft draft = new Draft(store, now);
    if (store.phase() == Phase.DELETED) {
      return draft.verdict(new Decision.Finished());
    }
    Conditions seen = Observer.conditions(store.status().conditions(), observation, now);
    return switch (observation) {
      case Observation.Unobservable(StoreFailure failure) -> {
        draft.conditions(seen);
        yield blind(draft, failure);
      }
      case Observation.Observed observed -> {
        draft.endBlindness();
        boolean resumed = draft.acknowledgeIntent();
        draft.conditions(seen);
        yield store.deletionRequested()
            ? remove(draft, observed)
            : provide(draft, observed, resumed);
      }
    };
  }

  /** The step that was decided on failed: try again after a pause, or give up. */
  public Verdict failed(Store store, StoreFailure failure, Instant now) {
    Draft draft = new Draft(store, now);
    StepState step = Objects.requireNonNull(store.status().currentStep(), "no step is under way");
    draft.failStep(failure);
    draft.failure(failure);
    boolean exhausted = step.attempt() >= policy.maxAttempts();
    boolean hopeless =
        switch (failure.recovery()) {
          case BY_ITSELF -> false;
          case WITH_LUCK -> exhausted;
          case BY_OPERATOR -> true;
        };
    if (hopeless && mayGiveUp(draft, store)) {
      return giveUp(draft, failure);
    }
    return draft.verdict(new Decision.Wait(policy.backoff(step.attempt())));
  }

  // ------------------------------------------------------------------ nothing can be seen

  private Verdict blind(Draft draft, StoreFailure failure) {
    draft.blind(failure);
    draft.restartDeadline();
    return draft.verdict(new Decision.Wait(policy.recheck()));
  }

  // ------------------------------------------------------------------ to be there

  private Verdict provide(Draft draft, Observation.Observed seen, boolean resumed) {
    Phase phase = draft.phase();
    boolean complete = complete(draft.conditions());
    if (phase == Phase.FAILED && !complete) {
      return draft.verdict(new Decision.Settled(policy.resync()));
    }
    if (complete) {
      draft.endStep();
      draft.failure(null);
      draft.phase(Phase.READY);
      return draft.verdict(new Decision.Settled(policy.resync()));
    }
    if (phase == Phase.READY) {
      draft.drift();
    }
    draft.phase(
        phase == Phase.READY || phase == Phase.DEGRADED ? Phase.DEGRADED : Phase.PROVISIONING);
    return next(draft, seen, resumed);
  }

  private Verdict next(Draft draft, Observation.Observed seen, boolean resumed) {
    switch (seen.namespace()) {
      case NamespaceFact.Absent() -> {
        return act(draft, Step.CREATE_NAMESPACE);
      }
      case NamespaceFact.Foreign(String owner) -> {
        draft.beginWait(Step.CREATE_NAMESPACE);
        StoreFailure failure =
            new StoreFailure.NamespaceForeign(draft.namespace(), "It belongs to " + owner + ".");
        draft.failStep(failure);
        if (mayGiveUp(draft, draft.store())) {
          return giveUp(draft, failure);
        }
        draft.failure(failure);
        return draft.verdict(new Decision.Wait(policy.backoffCap()));
      }
      case NamespaceFact.Terminating(String blockers) -> {
        return await(
            draft,
            Step.AWAIT_NAMESPACE_GONE,
            new StoreFailure.NamespaceTerminating(draft.namespace(), blockers, blockers));
      }
      case NamespaceFact.Active() -> {
        // Goes on below.
      }
    }
    if (!(seen.guardrails() instanceof GuardrailsFact.Applied)) {
      return act(draft, Step.APPLY_GUARDRAILS);
    }
    if (!(seen.credentials() instanceof CredentialsFact.Present)) {
      return act(draft, Step.CREATE_CREDENTIALS);
    }
    // The lease says that nobody else is at it: a pending operation is a dead one, and the release
    // manager recovers it. Helm believes in a release whose objects somebody deleted, and only Helm
    // can bring them back.
    boolean deployed =
        seen.release() instanceof ReleaseFact.Deployed release
            && (release.current() || draft.phase() != Phase.PROVISIONING)
            && !(seen.database() instanceof WorkloadFact.Absent)
            && !(seen.web() instanceof WorkloadFact.Absent);
    if (!deployed) {
      return deploy(draft, seen.release());
    }
    if ((resumed || draft.isAt(Step.DEPLOY_RELEASE))
        && (seen.database() instanceof WorkloadFact.Failing
            || seen.web() instanceof WorkloadFact.Failing)) {
      return act(draft, Step.RECREATE_PODS);
    }
    if (!(seen.database() instanceof WorkloadFact.Available)) {
      return awaitWorkload(draft, Step.AWAIT_DATABASE, seen.database());
    }
    if (!(seen.web() instanceof WorkloadFact.Available)) {
      return awaitWorkload(draft, Step.AWAIT_WEB, seen.web());
    }
    // The cluster reports nothing when the ingress begins to serve: look often.
    StoreFailure unreachable =
        seen.storefront() instanceof StorefrontFact.Unreachable(StoreFailure failure)
            ? failure
            : null;
    return await(draft, Step.AWAIT_STOREFRONT, unreachable);
  }

  private Verdict deploy(Draft draft, ReleaseFact release) {
    draft.beginEffect(Step.DEPLOY_RELEASE);
    // Recovered at once, and told all the same: something died, or somebody else is at it.
    if (release instanceof ReleaseFact.Pending(int revision, String operation)) {
      draft.failure(
          new StoreFailure.ReleasePending(operation, "Revision " + revision + " is unfinished."));
    }
    return draft.verdict(new Decision.Act(Step.DEPLOY_RELEASE));
  }

  private Verdict awaitWorkload(Draft draft, Step step, WorkloadFact fact) {
    return await(
        draft, step, fact instanceof WorkloadFact.Failing(StoreFailure failure) ? failure : null);
  }

  // ------------------------------------------------------------------ to be gone

  private Verdict remove(Draft draft, Observation.Observed seen) {
    switch (seen.namespace()) {
      case NamespaceFact.Absent(), NamespaceFact.Foreign _ -> {
        draft.endStep();
        draft.failure(null);
        draft.phase(Phase.DELETED);
        return draft.verdict(new Decision.Finished());
      }
      case NamespaceFact.Terminating(String blockers) -> {
        draft.phase(Phase.DELETING);
        draft.beginWait(Step.AWAIT_NAMESPACE_GONE);
        boolean held = !blockers.isBlank() && draft.stepAge().compareTo(policy.problemGrace()) > 0;
        draft.failure(
            held
                ? new StoreFailure.NamespaceTerminating(draft.namespace(), blockers, blockers)
                : null);
        return draft.verdict(new Decision.Wait(policy.recheck()));
      }
      case NamespaceFact.Active() -> {
        draft.phase(Phase.DELETING);
        boolean installed = !(seen.release() instanceof ReleaseFact.Absent);
        boolean inVain =
            draft.isAt(Step.DELETE_NAMESPACE)
                || draft.triedInVain(Step.UNINSTALL_RELEASE, policy.maxAttempts());
        if (installed && !inVain) {
          return act(draft, Step.UNINSTALL_RELEASE);
        }
        // A release that will not go by itself goes with its namespace.
        if (installed && draft.isAt(Step.UNINSTALL_RELEASE)) {
          draft.dropStep();
        }
        return act(draft, Step.DELETE_NAMESPACE);
      }
    }
  }

  // ------------------------------------------------------------------ shared

  private Verdict act(Draft draft, Step step) {
    draft.beginEffect(step);
    return draft.verdict(new Decision.Act(step));
  }

  private Verdict await(Draft draft, Step step, @Nullable StoreFailure problem) {
    draft.beginWait(step);
    draft.failure(problem);
    Duration age = draft.stepAge();
    boolean stuck =
        problem != null
            && problem.recovery() != Recovery.BY_ITSELF
            && age.compareTo(policy.problemGrace()) > 0;
    boolean late =
        age.compareTo(policy.stepDeadline()) > 0
            && (problem == null || problem.recovery() != Recovery.BY_ITSELF);
    if (!stuck && !late) {
      return draft.verdict(new Decision.Wait(pause(step, age)));
    }
    StoreFailure failure =
        problem != null
            ? problem
            : new StoreFailure.StepTimedOut(
                step.title(), policy.stepDeadline().toSeconds() + " s", "");
    if (!mayGiveUp(draft, draft.store())) {
      draft.failure(failure);
      return draft.verdict(new Decision.Wait(policy.backoffCap()));
    }
    draft.failStep(failure);
    return giveUp(draft, failure);
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
  private static boolean mayGiveUp(Draft draft, Store store) {
    return !store.deletionRequested() && draft.phase() != Phase.DEGRADED;
  }

  private Verdict giveUp(Draft draft, StoreFailure failure) {
    draft.dropStep();
    draft.failure(failure);
    draft.phase(Phase.FAILED);
    return draft.verdict(new Decision.Settled(policy.resync()));
  }

  private static boolean complete(Conditions conditions) {
    Condition ready = conditions.get(ConditionType.READY);
    return ready.status() == ConditionStatus.TRUE;
  }
}
