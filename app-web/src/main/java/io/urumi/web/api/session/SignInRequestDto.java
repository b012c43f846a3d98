package io.urumi.web.api.session;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Body of the request that signs in. Its text form never shows the password. */
@Schema(
    name = "SignInRequest",
    description = "Name and password",
    requiredProperties = {"name", "password"},
    additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
public record SignInRequestDto(
    @Schema(description = "Name of the account", maxLength = 64, example = "admin")
        @Nullable String name,
    @Schema(description = "Its password", maxLength = 256, format = "password")
        @Nullable String password) {
  @Override
  public String toString() {
    return "SignInRequestDto[…]";
  }
}
