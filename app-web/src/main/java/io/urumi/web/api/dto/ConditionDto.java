package io.urumi.web.api.dto;

import io.swagger.v3.oas.annotations.media.Schema;
import io.urumi.domain.condition.Condition;
import io.urumi.domain.condition.ConditionStatus;
import java.time.Instant;

/** A condition on the wire. */
@Schema(name = "Condition", description = "One observed property, after Kubernetes' conditions")
public record ConditionDto(
    @Schema(
            allowableValues = {
              "NamespaceReady",
              "GuardrailsApplied",
              "CredentialsPresent",
              "ReleaseDeployed",
              "WorkloadAvailable",
              "StorefrontReachable",
              "Ready"
            })
        String type,
    ConditionStatus status,
    @Schema(description = "One word for machines", example = "NamespaceActive") String reason,
    @Schema(description = "A sentence for people") String message,
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
