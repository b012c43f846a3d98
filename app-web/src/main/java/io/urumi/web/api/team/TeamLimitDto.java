package io.urumi.web.api.team;

import io.swagger.v3.oas.annotations.media.Schema;
import io.urumi.domain.limit.LimitKind;
import io.urumi.port.driving.team.ManageLimitsUseCase.Allowance;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** JSON form of one limit of a team. */
@Schema(
    name = "TeamLimit",
    description = "What a team has of a kind, and may have at most; as Kubernetes quantities")
public record TeamLimitDto(
    @Schema(
            description =
                "CPU, memory and storage are those that the plans of the stores allow; creations"
                    + " are stores that are being created",
            example = "MEMORY")
        LimitKind kind,
    @Schema(example = "2560Mi") String used,
    @Schema(description = "Absent when there is no limit", example = "20Gi") @Nullable String limit,
    @Schema(
            description =
                "Whether the limit was set for this team; otherwise it is the default of the settings")
        boolean own) {
  static TeamLimitDto of(Allowance allowance, LimitKind kind) {
    OptionalLong limit = allowance.effective().of(kind);
    return new TeamLimitDto(
        kind,
        kind.format(allowance.used().of(kind)),
        limit.isPresent() ? kind.format(limit.getAsLong()) : null,
        allowance.own().values().containsKey(kind));
  }
}
