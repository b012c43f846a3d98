package io.urumi.web.api.invitation;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** JSON form of the list of invitations. */
@Schema(name = "InvitationList", description = "The invitations to a team, the newest first")
public record InvitationListDto(List<InvitationDto> items) {}
