package io.urumi.domain.store;

import io.urumi.domain.condition.Conditions;
import io.urumi.domain.failure.StoreFailure;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is known. Only the reconciler writes it, under a lease.
 *
 * @param observedGeneration the newest generation of the spec the reconciler has acted on; 0 before
 *     the first pass
 * @param phase for people
 * @param conditions for machines
 * @param currentStep what is being done or waited for; null when nothing is
 * @param failure the problem at hand, also while it is still being retried; null when there is none
 * @param phaseSince when the phase was entered
 * @param readyAt when the store first became ready; null until then
 * @param deletedAt when nothing was left; null until then
 */
public record StoreStatus(
    long observedGeneration,
    Phase phase,
    Conditions conditions,
    @Nullable StepState currentStep,
    @Nullable StoreFailure failure,
    Instant phaseSince,
    @Nullable Instant readyAt,
    @Nullable Instant deletedAt) {
  public StoreStatus {
    Objects.requireNonNull(phase, "phase");
    Objects.requireNonNull(conditions, "conditions");
    Objects.requireNonNull(phaseSince, "phaseSince");
  }

  /** What is known of a store that was asked for just now: nothing. */
  public static StoreStatus requested(Instant now) {
    return new StoreStatus(
        0, Phase.REQUESTED, Conditions.unknown(now), null, null, now, null, null);
  }

  public StoreStatus withObservedGeneration(long generation) {
    return new StoreStatus(
        generation, phase, conditions, currentStep, failure, phaseSince, readyAt, deletedAt);
  }

  /** Enters a phase; {@code phaseSince} moves only when the phase does. */
  public StoreStatus withPhase(Phase next, Instant now) {
    if (next == phase) {
      return this;
    }
    return new StoreStatus(
        observedGeneration,
        next,
        conditions,
        currentStep,
        failure,
        now,
        next == Phase.READY && readyAt == null ? now : readyAt,
        next == Phase.DELETED ? now : deletedAt);
  }

  public StoreStatus withConditions(Conditions next) {
    return new StoreStatus(
        observedGeneration, phase, next, currentStep, failure, phaseSince, readyAt, deletedAt);
  }

  public StoreStatus withCurrentStep(@Nullable StepState next) {
    return new StoreStatus(
        observedGeneration, phase, conditions, next, failure, phaseSince, readyAt, deletedAt);
  }

  public StoreStatus withFailure(@Nullable StoreFailure next) {
    return new StoreStatus(
        observedGeneration, phase, conditions, currentStep, next, phaseSince, readyAt, deletedAt);
  }
}
