package io.urumi.domain.store;

import io.urumi.domain.condition.Conditions;
import io.urumi.domain.failure.StoreFailure;
import io.urumi.domain.release.DeployedRelease;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The observed state of a store. Only the reconciler writes it, under a lease.
 *
 * @param observedGeneration the newest generation of the spec the reconciler has acted on; 0 before
 *     the first pass
 * @param phase summary for users
 * @param conditions details for machines
 * @param currentStep the running step; null when none is
 * @param failure the current problem, also while it is being retried; null when there is none
 * @param phaseSince when the phase was entered
 * @param readyAt when the store first became ready; null until then
 * @param deletedAt when the deletion was complete; null until then
 * @param address address that the store is deployed with; null until it is first reconciled
 * @param release what the store is deployed with, and keeps; null until it is first ready
 */
public record StoreStatus(
    long observedGeneration,
    Phase phase,
    Conditions conditions,
    @Nullable StepState currentStep,
    @Nullable StoreFailure failure,
    Instant phaseSince,
    @Nullable Instant readyAt,
    @Nullable Instant deletedAt,
    @Nullable StoreAddress address,
    @Nullable DeployedRelease release) {
  public StoreStatus {
    Objects.requireNonNull(phase, "phase");
    Objects.requireNonNull(conditions, "conditions");
    Objects.requireNonNull(phaseSince, "phaseSince");
  }

  /** A status without an address and a release. */
  public StoreStatus(
      long observedGeneration,
      Phase phase,
      Conditions conditions,
      @Nullable StepState currentStep,
      @Nullable StoreFailure failure,
      Instant phaseSince,
      @Nullable Instant readyAt,
      @Nullable Instant deletedAt) {
    this(
        observedGeneration,
        phase,
        conditions,
        currentStep,
        failure,
        phaseSince,
        readyAt,
        deletedAt,
        null,
        null);
  }

  /** The status of a store that was just requested. */
  public static StoreStatus requested(Instant now) {
    return new StoreStatus(
        0, Phase.REQUESTED, Conditions.unknown(now), null, null, now, null, null);
  }

  /**
   * The failure's remedy in this phase: what removes the cause, and how the store continues. Names
   * only operations that are accepted in the phase. Null when there is no failure.
   */
  public @Nullable String remedy() {
    if (failure == null) {
      return null;
    }
    String then =
        switch (phase) {
          case REQUESTED, PROVISIONING -> " The store continues automatically.";
          case READY, DEGRADED -> " The store recovers automatically.";
          case FAILED -> " Then retry the store.";
          case DELETING -> " The deletion continues automatically.";
          case DELETED -> "";
        };
    return failure.remedy() + then;
  }

  public StoreStatus withObservedGeneration(long generation) {
    return new StoreStatus(
        generation,
        phase,
        conditions,
        currentStep,
        failure,
        phaseSince,
        readyAt,
        deletedAt,
        address,
        release);
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
        next == Phase.DELETED ? now : deletedAt,
        address,
        release);
  }

  public StoreStatus withConditions(Conditions next) {
    return new StoreStatus(
        observedGeneration,
        phase,
        next,
        currentStep,
        failure,
        phaseSince,
        readyAt,
        deletedAt,
        address,
        release);
  }

  public StoreStatus withCurrentStep(@Nullable StepState next) {
    return new StoreStatus(
        observedGeneration,
        phase,
        conditions,
        next,
        failure,
        phaseSince,
        readyAt,
        deletedAt,
        address,
        release);
  }

  public StoreStatus withFailure(@Nullable StoreFailure next) {
    return new StoreStatus(
        observedGeneration,
        phase,
        conditions,
        currentStep,
        next,
        phaseSince,
        readyAt,
        deletedAt,
        address,
        release);
  }

  public StoreStatus withAddress(StoreAddress next) {
    return new StoreStatus(
        observedGeneration,
        phase,
        conditions,
        currentStep,
        failure,
        phaseSince,
        readyAt,
        deletedAt,
        next,
        release);
  }

  public StoreStatus withRelease(DeployedRelease next) {
    return new StoreStatus(
        observedGeneration,
        phase,
        conditions,
        currentStep,
        failure,
        phaseSince,
        readyAt,
        deletedAt,
        address,
        next);
  }

  /**
   * Whether the store keeps what it is deployed with. Before it was ready, a retry deploys it with
   * the current settings, because they may have been the cause.
   */
  public boolean keepsRelease() {
    return release != null || readyAt != null;
  }
}
