package io.urumi.web.api.invitation;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Body of the request that describes an invitation. Its text form never shows the secret. */
@Schema(
    name = "InvitationSecretRequest",
    description = "The secret of an invitation",
    requiredProperties = {"secret"},
    additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
public record InvitationSecretRequest(
    @Schema(description = "The fragment of the link", maxLength = 43) @Nullable String secret) {
  @Override
  public String toString() {
    return "InvitationSecretRequest[…]";
  }
}
