package io.urumi.web.api.invitation;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Body of the request that accepts an invitation. Its text form shows no secret. */
@Schema(
    name = "AcceptInvitationRequest",
    description =
        "The secret of an invitation; with a name and a password for a new account, without them for"
            + " the user of the session",
    requiredProperties = {"secret"},
    additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
public record AcceptInvitationRequest(
    @Schema(description = "The fragment of the link", maxLength = 43) @Nullable String secret,
    @Schema(description = "Name of the new account", maxLength = 64, example = "anna")
        @Nullable String name,
    @Schema(
            description = "Password of the new account, at least 12 characters",
            minLength = 12,
            maxLength = 256,
            format = "password")
        @Nullable String password) {
  @Override
  public String toString() {
    return "AcceptInvitationRequest[…]";
  }
}
