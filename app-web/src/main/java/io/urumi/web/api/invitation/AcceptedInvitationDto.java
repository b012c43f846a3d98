package io.urumi.web.api.invitation;

import io.swagger.v3.oas.annotations.media.Schema;
import io.urumi.domain.account.Account;
import io.urumi.port.driving.team.AcceptInvitationUseCase.Outcome;

/** JSON form of an accepted invitation. */
@Schema(name = "AcceptedInvitation", description = "Who has which role now")
public record AcceptedInvitationDto(
    @Schema(description = "Permanent id of the account", format = "uuid") String accountId,
    @Schema(description = "Name of the account", example = "anna") String name,
    @Schema(example = "local") String teamId,
    @Schema(description = "Role in the team", example = "VIEWER") String role) {
  static AcceptedInvitationDto of(Outcome.Accepted accepted) {
    Account account = accepted.account();
    InvitationDto invitation = InvitationDto.of(accepted.invitation());
    return new AcceptedInvitationDto(
        account.id().toString(), account.displayName(), invitation.teamId(), invitation.role());
  }
}
