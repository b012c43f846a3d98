package io.urumi.domain.condition;

import java.time.Instant;
import java.util.Objects;

/**
 * One observed property of a store, after {@code metav1.Condition} of the Kubernetes API.
 *
 * @param reason stable code of the cause; mandatory
 * @param message a sentence for users
 * @param lastTransitionTime when the status last changed; a new reason alone does not move it
 */
public record Condition(
    ConditionType type,
    ConditionStatus status,
    ConditionReason reason,
    String message,
    Instant lastTransitionTime) {
  public Condition {
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(status, "status");
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(message, "message");
    Objects.requireNonNull(lastTransitionTime, "lastTransitionTime");
  }

  /** This condition with the values of a new observation. */
  public Condition observed(
      ConditionStatus next, ConditionReason nextReason, String nextMessage, Instant now) {
    return new Condition(
        type, next, nextReason, nextMessage, next == status ? lastTransitionTime : now);
  }
}
