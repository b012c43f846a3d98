package io.urumi.web.api.session;

import io.swagger.v3.oas.annotations.media.Schema;
import io.urumi.web.oidc.OidcPaths;
import org.jspecify.annotations.Nullable;

/** JSON form of how users can sign in. */
@Schema(name = "SignInMethods", description = "How users can sign in")
public record SignInMethodsDto(
    @Schema(description = "Whether with a name and a password") boolean password,
    @Schema(description = "Absent when there is none") @Nullable ProviderDto provider) {

  /** JSON form of an OpenID Connect provider. */
  @Schema(name = "SignInProvider", description = "The OpenID Connect provider where users sign in")
  public record ProviderDto(
      @Schema(example = "Keycloak") String name,
      @Schema(
              description = "Where a browser signs in; `to` is the page to go to then",
              example = "/oidc/sign-in")
          String path) {}

  static SignInMethodsDto of(SignInAccess access) {
    SignInAccess.Provider provider = access.provider();
    return new SignInMethodsDto(
        access.password(),
        provider == null ? null : new ProviderDto(provider.name(), OidcPaths.SIGN_IN));
  }
}
