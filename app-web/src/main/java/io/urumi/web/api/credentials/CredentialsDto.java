package io.urumi.web.api.credentials;

import io.swagger.v3.oas.annotations.media.Schema;

/** JSON form of what a shop's administrator signs in with. Its text form never shows it. */
@Schema(
    name = "Credentials",
    description = "What the administrator of the shop signs in with there")
public record CredentialsDto(
    @Schema(example = "owner-4f9k2m7q1x") String username,
    String password,
    @Schema(description = "Where to sign in", example = "http://alpha.localhost/wp-admin/")
        String adminUrl) {
  @Override
  public String toString() {
    return "CredentialsDto[…]";
  }
}
