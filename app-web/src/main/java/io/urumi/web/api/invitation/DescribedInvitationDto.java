package io.urumi.web.api.invitation;

import io.swagger.v3.oas.annotations.media.Schema;
import io.urumi.domain.team.Team;
import io.urumi.port.driving.team.AcceptInvitationUseCase.Described;
import org.jspecify.annotations.Nullable;

/** JSON form of an invitation for who has its secret. */
@Schema(name = "DescribedInvitation", description = "An invitation, for who has its secret")
public record DescribedInvitationDto(
    InvitationDto invitation,
    @Schema(description = "Absent for a role of the platform", example = "Shops of Bern")
        @Nullable String teamName) {
  static DescribedInvitationDto of(Described described) {
    Team team = described.team();
    return new DescribedInvitationDto(
        InvitationDto.of(described.invitation()), team == null ? null : team.name().value());
  }
}
