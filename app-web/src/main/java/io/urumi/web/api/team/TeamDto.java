package io.urumi.web.api.team;

import io.swagger.v3.oas.annotations.media.Schema;
import io.urumi.domain.access.Permission;
import io.urumi.port.driving.team.FindTeamsQuery.VisibleTeam;
import java.time.Instant;
import java.util.List;

/** JSON form of a team. */
@Schema(name = "Team", description = "A team, to which stores belong")
public record TeamDto(
    @Schema(description = "The owner of the team's stores; never changes", example = "local")
        String id,
    @Schema(description = "Does not identify the team", example = "Shops of Bern") String name,
    Instant createdAt,
    @Schema(description = "What the caller may do", example = "[\"store.read\"]")
        List<String> permissions) {
  static TeamDto of(VisibleTeam visible) {
    return new TeamDto(
        visible.team().id().value(),
        visible.team().name().value(),
        visible.team().createdAt(),
        visible.permissions().stream().sorted().map(Permission::code).toList());
  }
}
