package io.urumi.domain.event;

import io.urumi.domain.condition.Condition;
import io.urumi.domain.condition.ConditionType;
import io.urumi.domain.failure.StoreFailure;
import io.urumi.domain.store.Phase;
import io.urumi.domain.store.Step;
import io.urumi.domain.store.StoreId;
import io.urumi.domain.store.Subdomain;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Something that happened to one store, told once and never changed. */
public sealed interface StoreEvent {

  StoreId storeId();

  Subdomain subdomain();

  /** When it happened. */
  Instant at();

  /** One sentence for people. */
  String message();

  /** Somebody asked for the store. */
  record StoreRequested(StoreId storeId, Subdomain subdomain, Instant at, String actor)
      implements StoreEvent {
    @Override
    public String message() {
      return "Store " + subdomain + " was requested by " + actor + ".";
    }
  }

  /** Somebody took a namespace that had no store on record into the platform again. */
  record StoreAdopted(StoreId storeId, Subdomain subdomain, Instant at, String actor)
      implements StoreEvent {
    @Override
    public String message() {
      return "Store " + subdomain + " was adopted by " + actor + ", with everything that is there.";
    }
  }

  /** Somebody asked to try again. */
  record RetryRequested(StoreId storeId, Subdomain subdomain, Instant at, String actor)
      implements StoreEvent {
    @Override
    public String message() {
      return "A retry was requested by " + actor + ".";
    }
  }

  /** Somebody asked that nothing be left of it. */
  record DeletionRequested(StoreId storeId, Subdomain subdomain, Instant at, String actor)
      implements StoreEvent {
    @Override
    public String message() {
      return "Deletion was requested by " + actor + ".";
    }
  }

  /**
   * What was asked has not begun, because all slots are taken.
   *
   * @param position in the queue at that moment; 1 is next
   */
  record WaitingForSlot(StoreId storeId, Subdomain subdomain, Instant at, long position)
      implements StoreEvent {
    @Override
    public String message() {
      return "Waiting for a slot, position " + position + ".";
    }
  }

  /** The store entered another phase; {@code failure} says why when the phase is a bad one. */
  record PhaseChanged(
      StoreId storeId,
      Subdomain subdomain,
      Instant at,
      Phase from,
      Phase to,
      @Nullable StoreFailure failure)
      implements StoreEvent {
    @Override
    public String message() {
      String base =
          switch (to) {
            case REQUESTED -> "The store waits for its turn.";
            case PROVISIONING -> "Provisioning began.";
            case READY -> "The shop is ready: its page came through the ingress.";
            case DEGRADED -> "The shop lost something it needs; repair began.";
            case FAILED -> "Given up until a retry.";
            case DELETING -> "Removal began.";
            case DELETED -> "Nothing of the store is left; its subdomain is free.";
          };
      return failure == null ? base : base + " " + failure.message();
    }
  }

  /** A try of a step began. */
  record StepStarted(StoreId storeId, Subdomain subdomain, Instant at, Step step, int attempt)
      implements StoreEvent {
    @Override
    public String message() {
      return step.title() + (attempt > 1 ? ", attempt " + attempt + "." : ".");
    }
  }

  /** A step did what it is for, {@code took} after the try began. */
  record StepSucceeded(
      StoreId storeId, Subdomain subdomain, Instant at, Step step, int attempt, Duration took)
      implements StoreEvent {
    @Override
    public String message() {
      return "Done: " + step.title() + " (" + took.toMillis() + " ms).";
    }
  }

  /** A try of a step failed. */
  record StepFailed(
      StoreId storeId,
      Subdomain subdomain,
      Instant at,
      Step step,
      int attempt,
      StoreFailure failure)
      implements StoreEvent {
    @Override
    public String message() {
      return step.title() + " failed: " + failure.message();
    }
  }

  /**
   * Something stands in the way that will go away by itself and fails no step: the store waits for
   * it, as long as it takes. Told once each time it appears.
   */
  record ProblemFound(StoreId storeId, Subdomain subdomain, Instant at, StoreFailure failure)
      implements StoreEvent {
    @Override
    public String message() {
      return failure.message();
    }
  }

  /** A condition has another status or reason. */
  record ConditionChanged(StoreId storeId, Subdomain subdomain, Instant at, Condition condition)
      implements StoreEvent {
    @Override
    public String message() {
      return condition.type().label()
          + " is "
          + condition.status().name().toLowerCase(java.util.Locale.ROOT)
          + ": "
          + condition.message();
    }
  }

  /** Something of a store that had been ready was missing or changed; it is being put back. */
  record DriftFound(
      StoreId storeId, Subdomain subdomain, Instant at, ConditionType condition, String what)
      implements StoreEvent {
    @Override
    public String message() {
      return "Changed from outside: " + what;
    }
  }
}
