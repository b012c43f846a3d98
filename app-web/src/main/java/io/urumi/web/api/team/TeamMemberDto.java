package io.urumi.web.api.team;

import io.swagger.v3.oas.annotations.media.Schema;
import io.urumi.domain.access.TeamRole;
import io.urumi.domain.team.TeamMember;
import java.time.Instant;

/** JSON form of a member of a team. */
@Schema(name = "TeamMember", description = "A user with a role in a team")
public record TeamMemberDto(
    @Schema(description = "Permanent id of the account", format = "uuid") String accountId,
    @Schema(description = "Name of the account", example = "anna") String name,
    TeamRole role,
    @Schema(description = "When the user became a member") Instant since,
    @Schema(
            description =
                "Whether the role comes from the user's groups at the identity provider, so that it"
                    + " cannot be changed here")
        boolean ofProvider) {
  static TeamMemberDto of(TeamMember member) {
    return new TeamMemberDto(
        member.account().toString(),
        member.name(),
        member.role(),
        member.since(),
        member.ofProvider());
  }
}
