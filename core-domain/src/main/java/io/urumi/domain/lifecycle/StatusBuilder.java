package io.urumi.domain.lifecycle;

import io.urumi.domain.condition.Condition;
import io.urumi.domain.condition.ConditionReason;
import io.urumi.domain.condition.ConditionStatus;
import io.urumi.domain.condition.ConditionType;
import io.urumi.domain.condition.Conditions;
import io.urumi.domain.event.StoreEvent;
import io.urumi.domain.failure.FailureCode.Recovery;
import io.urumi.domain.failure.StoreFailure;
import io.urumi.domain.release.DeployedRelease;
import io.urumi.domain.store.Phase;
import io.urumi.domain.store.Step;
import io.urumi.domain.store.StepState;
import io.urumi.domain.store.Store;
import io.urumi.domain.store.StoreStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Builds the next status of a store and the events of its changes, for one decision. */
final class StatusBuilder {
  private final Store store;
  private final Instant now;
  private final List<StoreEvent> events = new ArrayList<>();
  private StoreStatus status;

  StatusBuilder(Store store, Instant now) {
    this.store = store;
    this.now = now;
    this.status = store.status();
  }

  Transition transition(Decision decision) {
    return new Transition(decision, status, events);
  }

  Store store() {
    return store;
  }

  Phase phase() {
    return status.phase();
  }

  Conditions conditions() {
    return status.conditions();
  }

  String namespace() {
    return store.namespace().value();
  }

  /** Acknowledges the newest generation; true when it resumes a failed store. */
  boolean acknowledgeIntent() {
    if (!store.hasNewIntent()) {
      return false;
    }
    status = status.withObservedGeneration(store.spec().generation());
    dropStep();
    failure(null);
    if (status.phase() == Phase.FAILED && !store.deletionRequested()) {
      phase(Phase.PROVISIONING);
      return true;
    }
    return false;
  }

  /** The cluster answers again: clears the failure that reported it as unreachable. */
  void markObservable() {
    boolean wasUnobservable =
        status.conditions().get(ConditionType.NAMESPACE_READY).status() == ConditionStatus.UNKNOWN;
    if (wasUnobservable && status.phase() != Phase.FAILED) {
      failure(null);
    }
  }

  /** The cluster does not answer; a failed store keeps its cause unless it has a new intent. */
  void markUnobservable(StoreFailure failure) {
    if (status.phase() != Phase.FAILED || store.hasNewIntent()) {
      failure(failure);
    }
  }

  /** Whether the recorded problem is one that the cluster may resolve by itself. */
  boolean isWaitingForCluster() {
    StoreFailure failure = status.failure();
    return failure != null && failure.recovery() == Recovery.CLUSTER;
  }

  /**
   * Whether the store has failed because of a problem that is observed in the cluster, and the
   * problem is no longer observed. The causes of failed effects, such as a missing permission, are
   * not observed.
   */
  boolean causeIsGone(Observation.Observed seen) {
    StoreFailure failure = status.failure();
    if (failure == null || !(seen.namespace() instanceof NamespaceFact.Active)) {
      return false;
    }
    boolean running =
        seen.release() instanceof ReleaseFact.Deployed
            && isStarting(seen.database())
            && isStarting(seen.web());
    return switch (failure.code()) {
      // A container that crashes is started again and again, which is not a recovery.
      case CONTAINER_CRASHING ->
          seen.database() instanceof WorkloadFact.Available
              && seen.web() instanceof WorkloadFact.Available;
      case IMAGE_PULL_FAILED,
          CONTAINER_CONFIG_INVALID,
          VOLUME_UNBOUND,
          VOLUME_PENDING,
          POD_UNSCHEDULABLE,
          POD_REFUSED ->
          running;
      default -> false;
    };
  }

  private static boolean isStarting(WorkloadFact workload) {
    return workload instanceof WorkloadFact.Progressing
        || workload instanceof WorkloadFact.Available;
  }

  void conditions(Conditions next) {
    for (Condition changed : next.changedSince(status.conditions())) {
      // Derived from the others and already visible as the phase.
      if (changed.type() != ConditionType.READY) {
        events.add(new StoreEvent.ConditionChanged(store.id(), store.subdomain(), now, changed));
      }
    }
    status = status.withConditions(next);
  }

  void phase(Phase next) {
    if (next != status.phase()) {
      events.add(
          new StoreEvent.PhaseChanged(
              store.id(),
              store.subdomain(),
              now,
              status.phase(),
              next,
              next == Phase.FAILED ? status.failure() : null));
      status = status.withPhase(next, now);
    }
  }

  /** Records a ready store as degraded, with the condition that it does not meet. */
  void degraded(Observation.Observed seen) {
    Condition cause = status.conditions().get(ConditionType.READY);
    events.add(
        new StoreEvent.PhaseChanged(
            store.id(),
            store.subdomain(),
            now,
            status.phase(),
            Phase.DEGRADED,
            problem(seen, cause),
            cause));
    status = status.withPhase(Phase.DEGRADED, now);
  }

  /** The observed failure that the condition has its reason from; null when it has none. */
  private static @Nullable StoreFailure problem(Observation.Observed seen, Condition cause) {
    return Stream.of(problem(seen.database()), problem(seen.web()), problem(seen.storefront()))
        .flatMap(Optional::stream)
        .filter(failure -> ConditionReason.of(failure.code()) == cause.reason())
        .findFirst()
        .orElse(null);
  }

  private static Optional<StoreFailure> problem(WorkloadFact workload) {
    return workload instanceof WorkloadFact.Failing(StoreFailure failure)
        ? Optional.of(failure)
        : Optional.empty();
  }

  private static Optional<StoreFailure> problem(StorefrontFact storefront) {
    return storefront instanceof StorefrontFact.Unreachable(StoreFailure failure)
        ? Optional.of(failure)
        : Optional.empty();
  }

  void failure(@Nullable StoreFailure failure) {
    if (failure != null && isAwaited(failure) && !isRecorded(failure)) {
      events.add(new StoreEvent.ProblemFound(store.id(), store.subdomain(), now, failure));
    }
    status = status.withFailure(failure);
  }

  /** Whether it may last for minutes, or longer, before it fails a step. */
  private static boolean isAwaited(StoreFailure failure) {
    return failure.recovery() == Recovery.AUTOMATIC || failure.recovery() == Recovery.CLUSTER;
  }

  /** Whether the status, or a step that has just failed, already records the failure. */
  private boolean isRecorded(StoreFailure failure) {
    StoreFailure known = status.failure();
    return (known != null && known.code() == failure.code())
        || events.stream()
            .anyMatch(event ->
                event instanceof StoreEvent.StepFailed failed
                    && failed.failure().code() == failure.code());
  }

  /**
   * Records that a repair installed another chart than the store was deployed with; observed at the
   * end of the deployment, so that it is recorded once, also when a process was killed meanwhile.
   */
  void recordChart(ReleaseFact seen) {
    DeployedRelease kept = status.release();
    if (kept != null
        && isAt(Step.DEPLOY_RELEASE)
        && seen instanceof ReleaseFact.Deployed deployed
        && !deployed.chartVersion().equals(kept.chartVersion())) {
      events.add(
          new StoreEvent.ChartReplaced(
              store.id(), store.subdomain(), now, kept.chartVersion(), deployed.chartVersion()));
      status = status.withRelease(kept.withChartVersion(deployed.chartVersion()));
    }
  }

  boolean keepsRelease() {
    return status.keepsRelease();
  }

  /** Records an event for each condition that a ready store no longer meets. */
  void recordDrift() {
    for (Condition condition : status.conditions().all()) {
      if (condition.type() != ConditionType.READY && condition.status() == ConditionStatus.FALSE) {
        events.add(
            new StoreEvent.DriftFound(
                store.id(), store.subdomain(), now, condition.type(), condition.message()));
      }
    }
  }

  /** Starts an attempt of an effect; an attempt that was running was interrupted. */
  void beginEffect(Step step) {
    StepState current = status.currentStep();
    if (current != null && current.step() == step) {
      start(current.again(now));
    } else {
      endStepBefore(step);
      start(StepState.begin(step, now));
    }
  }

  /** Starts a wait, or continues it. */
  void beginWait(Step step) {
    StepState current = status.currentStep();
    if (current == null || current.step() != step) {
      endStepBefore(step);
      start(StepState.begin(step, now));
    }
  }

  private void endStepBefore(Step next) {
    StepState current = status.currentStep();
    if (current != null && current.step().leadsTo(next)) {
      endStep();
    } else {
      dropStep();
    }
    failure(null);
  }

  private void start(StepState next) {
    status = status.withCurrentStep(next);
    events.add(
        new StoreEvent.StepStarted(
            store.id(), store.subdomain(), now, next.step(), next.attempt()));
  }

  /** Records that the current step, if any, succeeded. */
  void endStep() {
    StepState current = status.currentStep();
    if (current != null && !current.failed()) {
      events.add(
          new StoreEvent.StepSucceeded(
              store.id(),
              store.subdomain(),
              now,
              current.step(),
              current.attempt(),
              since(current.attemptStartedAt())));
    }
    dropStep();
  }

  /** Records a failed attempt; the step stays, because it counts the attempts. */
  void failStep(StoreFailure failure) {
    StepState current = status.currentStep();
    if (current != null && !current.failed()) {
      status = status.withCurrentStep(current.asFailed());
      events.add(
          new StoreEvent.StepFailed(
              store.id(), store.subdomain(), now, current.step(), current.attempt(), failure));
    }
  }

  void dropStep() {
    status = status.withCurrentStep(null);
  }

  Duration stepAge() {
    StepState current = status.currentStep();
    return current == null ? Duration.ZERO : since(current.startedAt());
  }

  /** Never negative, even when the clock was set back. */
  private Duration since(Instant start) {
    return start.isAfter(now) ? Duration.ZERO : Duration.between(start, now);
  }

  boolean isAt(Step step) {
    StepState current = status.currentStep();
    return current != null && current.step() == step;
  }

  /** Restarts the deadline of a wait: time without an observation does not count. */
  void restartDeadline() {
    StepState current = status.currentStep();
    if (current != null && current.step().kind() == Step.Kind.WAIT) {
      status = status.withCurrentStep(current.withDeadlineFrom(now));
    }
  }
}
