package io.urumi.web.api.invitation;

import io.swagger.v3.oas.annotations.media.Schema;

/** JSON form of a new invitation. Its text form never shows the secret. */
@Schema(
    name = "CreatedInvitation",
    description = "A new invitation with what its link needs, which cannot be read again")
public record CreatedInvitationDto(
    InvitationDto invitation,
    @Schema(description = "For the fragment of the link; whoever has it can accept the invitation")
        String secret,
    @Schema(
            description = "The link's path on the dashboard's address; the secret is its fragment",
            example = "/invitation#…")
        String path) {
  @Override
  public String toString() {
    return "CreatedInvitationDto[" + invitation + "]";
  }
}
