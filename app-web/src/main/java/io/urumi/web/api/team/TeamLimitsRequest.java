package io.urumi.web.api.team;

import io.swagger.v3.oas.annotations.media.Schema;
import io.urumi.domain.limit.LimitKind;
import io.urumi.domain.limit.Limits;
import io.urumi.domain.validation.Violations;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Body of the request that replaces the limits of a team. */
@Schema(
    name = "TeamLimitsRequest",
    description =
        "The limits of the team; where a member is missing, that of the settings applies; \"0\" is"
            + " no limit",
    additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
public record TeamLimitsRequest(
    @Schema(description = "Stores that are not deleted", example = "10") @Nullable String stores,
    @Schema(description = "CPU of their plans", example = "40") @Nullable String cpu,
    @Schema(description = "Memory of their plans", example = "20Gi") @Nullable String memory,
    @Schema(description = "Storage of their plans", example = "100Gi") @Nullable String storage,
    @Schema(description = "Stores that are being created", example = "2")
        @Nullable String creations) {
  /**
   * The limits.
   *
   * @throws io.urumi.domain.validation.InvalidValueException with every quantity that is none
   */
  Limits limits() {
    Map<LimitKind, Long> limits = new EnumMap<>(LimitKind.class);
    Violations violations = new Violations();
    for (LimitKind kind : LimitKind.values()) {
      String text = text(kind);
      Long limit = text == null ? null : violations.collect(() -> kind.parse(text));
      if (limit != null) {
        limits.put(kind, limit);
      }
    }
    violations.throwIfAny();
    return new Limits(limits);
  }

  private @Nullable String text(LimitKind kind) {
    return switch (kind) {
      case STORES -> stores;
      case CPU -> cpu;
      case MEMORY -> memory;
      case STORAGE -> storage;
      case CREATIONS -> creations;
    };
  }
}
