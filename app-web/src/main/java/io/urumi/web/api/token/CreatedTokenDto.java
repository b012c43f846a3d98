package io.urumi.web.api.token;

import io.swagger.v3.oas.annotations.media.Schema;

/** JSON form of a token that was just made. Its text form never shows the secret. */
@Schema(name = "CreatedToken", description = "A new token with its secret")
public record CreatedTokenDto(
    TokenDto token,
    @Schema(
            description =
                "What programs send as \"Authorization: Bearer\"; it cannot be read again",
            pattern = "^urumi_pat_[0-9A-Za-z]{49}$")
        String secret) {
  @Override
  public String toString() {
    return "CreatedTokenDto[" + token + "]";
  }
}
