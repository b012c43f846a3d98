package io.urumi.web.api.invitation;

import io.swagger.v3.oas.annotations.media.Schema;
import io.urumi.port.driving.team.AcceptInvitationUseCase.Described;

/** JSON form of an invitation, as shown to whoever has its secret. */
@Schema(
    name = "DescribedInvitation",
    description = "An invitation, as shown to whoever has its secret")
public record DescribedInvitationDto(
    InvitationDto invitation, @Schema(example = "Shops of Bern") String teamName) {
  static DescribedInvitationDto of(Described described) {
    return new DescribedInvitationDto(
        InvitationDto.of(described.invitation()), described.team().name().value());
  }
}
