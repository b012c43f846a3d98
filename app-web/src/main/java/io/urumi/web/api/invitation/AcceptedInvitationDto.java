package io.urumi.web.api.invitation;

import io.swagger.v3.oas.annotations.media.Schema;
import io.urumi.domain.account.Account;
import io.urumi.port.driving.team.AcceptInvitationUseCase.Outcome;
import org.jspecify.annotations.Nullable;

/** JSON form of an accepted invitation. */
@Schema(name = "AcceptedInvitation", description = "Who has which role now")
public record AcceptedInvitationDto(
    @Schema(description = "Permanent id of the account", format = "uuid") String accountId,
    @Schema(description = "Name of the account", example = "anna") String name,
    @Schema(description = "Absent for a role of the platform", example = "local")
        @Nullable String teamId,
    @Schema(description = "Role in the team, or of the platform", example = "VIEWER") String role) {
  static AcceptedInvitationDto of(Outcome.Accepted accepted) {
    Account account = accepted.account();
    InvitationDto invitation = InvitationDto.of(accepted.invitation());
    return new AcceptedInvitationDto(
        account.id().toString(), account.displayName(), invitation.teamId(), invitation.role());
  }
}
