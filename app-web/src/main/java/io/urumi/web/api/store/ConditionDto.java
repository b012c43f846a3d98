package io.urumi.web.api.store;

import io.swagger.v3.oas.annotations.media.Schema;
import io.urumi.domain.condition.Condition;
import io.urumi.domain.condition.ConditionStatus;
import java.time.Instant;

/** JSON form of a condition. */
@Schema(name = "Condition", description = "One observed property, as in Kubernetes' conditions")
public record ConditionDto(
    @Schema(example = "NamespaceReady") String type,
    ConditionStatus status,
    @Schema(description = "Why the status is what it is", example = "NamespaceActive")
        String reason,
    @Schema(description = "The reason as one sentence") String message,
    @Schema(description = "When the status last changed") Instant lastTransitionTime) {

  public static ConditionDto of(Condition condition) {
    return new ConditionDto(
        condition.type().label(),
        condition.status(),
        condition.reason().label(),
        condition.message(),
        condition.lastTransitionTime());
  }
}
