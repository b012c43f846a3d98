package io.urumi.domain.event;

import io.urumi.domain.access.Principal;
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

/** An event in the life of one store: recorded once, never changed. */
public sealed interface StoreEvent {

  StoreId storeId();

  Subdomain subdomain();

  /** When it happened. */
  Instant at();

  /** One sentence that describes the event to a user. */
  String message();

  /** The store was requested. */
  record StoreRequested(StoreId storeId, Subdomain subdomain, Instant at, Principal actor)
      implements StoreEvent {
    @Override
    public String message() {
      return "Store " + subdomain + " was requested by " + actor.displayName() + ".";
    }
  }

  /** An orphaned namespace was adopted: it has a store record again. */
  record StoreAdopted(StoreId storeId, Subdomain subdomain, Instant at, Principal actor)
      implements StoreEvent {
    @Override
    public String message() {
      return "Store "
          + subdomain
          + " was adopted by "
          + actor.displayName()
          + " together with its existing resources.";
    }
  }

  /** A retry was requested. */
  record RetryRequested(StoreId storeId, Subdomain subdomain, Instant at, Principal actor)
      implements StoreEvent {
    @Override
    public String message() {
      return "A retry was requested by " + actor.displayName() + ".";
    }
  }

  /** The deletion of the store was requested. */
  record DeletionRequested(StoreId storeId, Subdomain subdomain, Instant at, Principal actor)
      implements StoreEvent {
    @Override
    public String message() {
      return "Deletion was requested by " + actor.displayName() + ".";
    }
  }

  /** The store was given to another team; an event of the team that had it. */
  record StoreGivenAway(StoreId storeId, Subdomain subdomain, Instant at, Principal actor)
      implements StoreEvent {
    @Override
    public String message() {
      return "Store " + subdomain + " was given to another team by " + actor.displayName() + ".";
    }
  }

  /** The store was given to another team; the first event of the team that has it now. */
  record StoreReceived(StoreId storeId, Subdomain subdomain, Instant at, Principal actor)
      implements StoreEvent {
    @Override
    public String message() {
      return "Store " + subdomain + " was given to this team by " + actor.displayName() + ".";
    }
  }

  /**
   * The request waits in the queue because every slot is in use.
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

  /**
   * The phase changed.
   *
   * @param failure the cause of {@code DEGRADED} or {@code FAILED}; null when there is none, as
   *     after a deletion outside the platform
   * @param cause the condition that a degraded store does not meet; null for any other phase
   */
  record PhaseChanged(
      StoreId storeId,
      Subdomain subdomain,
      Instant at,
      Phase from,
      Phase to,
      @Nullable StoreFailure failure,
      @Nullable Condition cause)
      implements StoreEvent {
    /** Without a condition. */
    public PhaseChanged(
        StoreId storeId,
        Subdomain subdomain,
        Instant at,
        Phase from,
        Phase to,
        @Nullable StoreFailure failure) {
      this(storeId, subdomain, at, from, to, failure, null);
    }

    @Override
    public String message() {
      String base =
          switch (to) {
            case REQUESTED -> "The store is waiting in the queue.";
            case PROVISIONING -> "Provisioning started.";
            case READY -> "The shop is ready: its page was served through the ingress.";
            case DEGRADED ->
                "The store no longer meets all its conditions; the platform repairs what it can and"
                    + " waits for the rest.";
            case FAILED -> "Provisioning failed; request a retry after fixing the cause.";
            case DELETING -> "Deletion started.";
            case DELETED -> "The store is deleted; its subdomain is available again.";
          };
      if (cause != null) {
        return base + " " + cause.reason().label() + ": " + cause.message();
      }
      return failure == null ? base : base + " " + failure.message();
    }
  }

  /** An attempt of a step started. */
  record StepStarted(StoreId storeId, Subdomain subdomain, Instant at, Step step, int attempt)
      implements StoreEvent {
    @Override
    public String message() {
      return step.title() + (attempt > 1 ? ", attempt " + attempt + "." : ".");
    }
  }

  /** An attempt of a step succeeded; {@code took} is its duration. */
  record StepSucceeded(
      StoreId storeId, Subdomain subdomain, Instant at, Step step, int attempt, Duration took)
      implements StoreEvent {
    @Override
    public String message() {
      return "Done: " + step.title() + " (" + took.toMillis() + " ms).";
    }
  }

  /** An attempt of a step failed. */
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
   * A problem that needs no action, such as an unreachable cluster: the store waits until it is
   * over, without a deadline. Recorded once each time it appears.
   */
  record ProblemFound(StoreId storeId, Subdomain subdomain, Instant at, StoreFailure failure)
      implements StoreEvent {
    @Override
    public String message() {
      return failure.message();
    }
  }

  /** The status or reason of a condition changed. */
  record ConditionChanged(StoreId storeId, Subdomain subdomain, Instant at, Condition condition)
      implements StoreEvent {
    @Override
    public String message() {
      return condition.type().title() + ": " + condition.message();
    }
  }

  /**
   * A repair installed another chart than the store was deployed with, because the release's record
   * does not have that one any more. The images are those that the store had.
   */
  record ChartReplaced(StoreId storeId, Subdomain subdomain, Instant at, String from, String to)
      implements StoreEvent {
    @Override
    public String message() {
      return "The release was repaired with chart version "
          + to
          + " and the images that the store had: the record of the release does not have the chart"
          + " of version "
          + from
          + " any more.";
    }
  }

  /**
   * A ready store no longer meets a condition: something was changed outside the platform, or
   * failed.
   */
  record DriftFound(
      StoreId storeId, Subdomain subdomain, Instant at, ConditionType condition, String what)
      implements StoreEvent {
    @Override
    public String message() {
      return "No longer as requested: " + what;
    }
  }
}
