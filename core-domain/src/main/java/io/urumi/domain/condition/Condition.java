package io.urumi.domain.condition;

import java.time.Instant;
import java.util.Objects;

/**
 * One observed property of a store, after {@code metav1.Condition} of the Kubernetes API.
 *
 * @param reason one word in CamelCase for machines; mandatory
 * @param message a sentence for people
 * @param lastTransitionTime when the status last changed; a new reason alone does not move it
 */
public record Condition(
    ConditionType type,
    ConditionStatus status,
    String reason,
    String message,
    Instant lastTransitionTime) {
  public Condition {
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(status, "status");
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(message, "message");
    Objects.requireNonNull(lastTransitionTime, "lastTransitionTime");
    if (reason.isBlank()) {
      throw new IllegalArgumentException("a condition has a reason: " + type);
    }
  }

  /** This condition as newly observed. */
  public Condition observed(
      ConditionStatus next, String nextReason, String nextMessage, Instant now) {
    return new Condition(
        type, next, nextReason, nextMessage, next == status ? lastTransitionTime : now);
  }
}
