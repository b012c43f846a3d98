package io.urumi.domain.lifecycle;

import io.urumi.domain.condition.Condition;
import io.urumi.domain.condition.ConditionStatus;
import io.urumi.domain.condition.ConditionType;
import io.urumi.domain.condition.Conditions;
import io.urumi.domain.event.StoreEvent;
import io.urumi.domain.failure.FailureCode.Recovery;
import io.urumi.domain.failure.StoreFailure;
import io.urumi.domain.store.Phase;
import io.urumi.domain.store.Step;
import io.urumi.domain.store.StepState;
import io.urumi.domain.store.Store;
import io.urumi.domain.store.StoreStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A status in the making, with the events its changes are worth. Lives for one decision. */
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

  /** Takes note of the newest intent; true when it is new and asks a failed store to go on. */
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

  /** The store can be seen again: that it could not is no problem any more. */
  void markObservable() {
    boolean markUnobservable =
        status.conditions().get(ConditionType.NAMESPACE_READY).status() == ConditionStatus.UNKNOWN;
    if (markUnobservable && status.phase() != Phase.FAILED) {
      failure(null);
    }
  }

  /** The store cannot be seen; one that was given up keeps the cause, unless it is asked anew. */
  void markUnobservable(StoreFailure failure) {
    if (status.phase() != Phase.FAILED || store.hasNewIntent()) {
      failure(failure);
    }
  }

  void conditions(Conditions next) {
    for (Condition changed : next.changedSince(status.conditions())) {
      // The sum of the others, told by the phase already.
      if (changed.type() != ConditionType.READY) {
        events.add(new StoreEvent.ConditionChanged(store.id(), store.subdomain(), now, changed));
      }
    }
    status = status.withConditions(next);
  }

  void phase(Phase next) {
    if (next != status.phase()) {
      boolean bad = next == Phase.FAILED || next == Phase.DEGRADED;
      events.add(
          new StoreEvent.PhaseChanged(
              store.id(),
              store.subdomain(),
              now,
              status.phase(),
              next,
              bad ? status.failure() : null));
      status = status.withPhase(next, now);
    }
  }

  void failure(@Nullable StoreFailure failure) {
    if (failure != null && failure.recovery() == Recovery.AUTOMATIC && !isTold(failure)) {
      events.add(new StoreEvent.ProblemFound(store.id(), store.subdomain(), now, failure));
    }
    status = status.withFailure(failure);
  }

  /** Whether it was there before, or a step has just failed because of it. */
  private boolean isTold(StoreFailure failure) {
    StoreFailure known = status.failure();
    return (known != null && known.code() == failure.code())
        || events.stream()
            .anyMatch(event ->
                event instanceof StoreEvent.StepFailed failed
                    && failed.failure().code() == failure.code());
  }

  /** Tells of everything that a ready store has lost. */
  void recordDrift() {
    for (Condition condition : status.conditions().all()) {
      if (condition.type() != ConditionType.READY && condition.status() == ConditionStatus.FALSE) {
        events.add(
            new StoreEvent.DriftFound(
                store.id(), store.subdomain(), now, condition.type(), condition.message()));
      }
    }
  }

  /** A new try of an effect; one that was under way already was cut off and is tried again. */
  void beginEffect(Step step) {
    StepState current = status.currentStep();
    if (current != null && current.step() == step) {
      start(current.again(now));
    } else {
      leaveFor(step);
      start(StepState.begin(step, now));
    }
  }

  /** A wait goes on, or begins. */
  void beginWait(Step step) {
    StepState current = status.currentStep();
    if (current == null || current.step() != step) {
      leaveFor(step);
      start(StepState.begin(step, now));
    }
  }

  private void leaveFor(Step next) {
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

  /** The current step, if any, did what it is for. */
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

  /** The current try failed; the step stays, so that the next try knows how many there were. */
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

  /** Never negative: clocks may be set back. */
  private Duration since(Instant then) {
    return then.isAfter(now) ? Duration.ZERO : Duration.between(then, now);
  }

  boolean isAt(Step step) {
    StepState current = status.currentStep();
    return current != null && current.step() == step;
  }

  /** Time in which nothing can be seen does not count against a wait. */
  void restartDeadline() {
    StepState current = status.currentStep();
    if (current != null && current.step().kind() == Step.Kind.WAIT) {
      status = status.withCurrentStep(current.withDeadlineFrom(now));
    }
  }

  boolean attemptsExhausted(Step step, int attempts) {
    StepState current = status.currentStep();
    return current != null && current.step() == step && current.attempt() >= attempts;
  }
}
