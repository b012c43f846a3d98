package io.urumi.web.api.team;

import io.swagger.v3.oas.annotations.media.Schema;
import io.urumi.domain.limit.LimitKind;
import io.urumi.port.driving.team.ManageLimitsUseCase.Allowance;
import java.util.Arrays;
import java.util.List;

/** JSON form of the limits of a team. */
@Schema(
    name = "TeamLimits",
    description = "How much a team has and may have, one item of each kind")
public record TeamLimitsDto(String teamId, List<TeamLimitDto> items) {
  static TeamLimitsDto of(Allowance allowance) {
    return new TeamLimitsDto(
        allowance.team().value(),
        Arrays.stream(LimitKind.values()).map(kind -> TeamLimitDto.of(allowance, kind)).toList());
  }
}
