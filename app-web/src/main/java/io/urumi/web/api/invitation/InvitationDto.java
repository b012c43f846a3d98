package io.urumi.web.api.invitation;

import io.swagger.v3.oas.annotations.media.Schema;
import io.urumi.domain.access.Membership;
import io.urumi.domain.team.Grant;
import io.urumi.domain.team.Invitation;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** JSON form of an invitation. */
@Schema(
    name = "Invitation",
    description = "An invitation that was neither accepted nor revoked yet; without its secret")
public record InvitationDto(
    @Schema(description = "Identifies the invitation; no secret", format = "uuid") String id,
    @Schema(description = "Absent for a role of the platform", example = "local")
        @Nullable String teamId,
    @Schema(description = "Role in the team, or of the platform", example = "VIEWER") String role,
    @Schema(description = "Who made it", example = "anna") String invitedBy,
    Instant createdAt,
    Instant expiresAt) {
  static InvitationDto of(Invitation invitation) {
    return switch (invitation.grant()) {
      case Grant.InTeam(Membership membership) ->
          of(invitation, membership.team().value(), membership.role().name());
      case Grant.OnPlatform(var role) -> of(invitation, null, role.name());
    };
  }

  private static InvitationDto of(Invitation invitation, @Nullable String team, String role) {
    return new InvitationDto(
        invitation.id().toString(),
        team,
        role,
        invitation.inviterName(),
        invitation.createdAt(),
        invitation.expiresAt());
  }
}
