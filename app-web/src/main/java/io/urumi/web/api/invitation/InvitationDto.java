package io.urumi.web.api.invitation;

import io.swagger.v3.oas.annotations.media.Schema;
import io.urumi.domain.access.Membership;
import io.urumi.domain.team.Invitation;
import java.time.Instant;

/** JSON form of an invitation. */
@Schema(
    name = "Invitation",
    description = "An invitation that was neither accepted nor revoked yet; without its secret")
public record InvitationDto(
    @Schema(description = "Identifies the invitation; not a secret", format = "uuid") String id,
    @Schema(example = "local") String teamId,
    @Schema(description = "Role in the team", example = "VIEWER") String role,
    @Schema(description = "Who created it", example = "anna") String invitedBy,
    Instant createdAt,
    Instant expiresAt) {
  static InvitationDto of(Invitation invitation) {
    Membership membership = invitation.membership();
    return new InvitationDto(
        invitation.id().toString(),
        membership.team().value(),
        membership.role().name(),
        invitation.inviterName(),
        invitation.createdAt(),
        invitation.expiresAt());
  }
}
