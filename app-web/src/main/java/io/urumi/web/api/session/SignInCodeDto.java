package io.urumi.web.api.session;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Body of the request that signs in with a code. Its text form never shows it. */
@Schema(
    name = "SignInCode",
    description = "The code of a sign-in link",
    requiredProperties = "code",
    additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
public record SignInCodeDto(
    @Schema(description = "What follows \"#sign-in=\" in the link", maxLength = 22)
        @Nullable String code) {
  @Override
  public String toString() {
    return "SignInCodeDto[…]";
  }
}
