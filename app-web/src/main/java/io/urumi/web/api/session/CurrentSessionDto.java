package io.urumi.web.api.session;

import io.swagger.v3.oas.annotations.media.Schema;
import io.urumi.domain.access.Caller;
import io.urumi.domain.access.PlatformRole;
import io.urumi.domain.access.Principal;
import io.urumi.port.model.account.ActiveSession;
import io.urumi.web.oidc.OidcPaths;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** JSON form of the caller of a request. */
@Schema(name = "CurrentSession", description = "Who the request is made by")
public record CurrentSessionDto(
    @Schema(description = "Permanent id, which is not a name", example = "local")
        String principalId,
    @Schema(example = "LOCAL") Principal.Kind principalKind,
    @Schema(description = "Display name", example = "local") String name,
    @Schema(description = "Roles that apply to all teams") List<PlatformRole> platformRoles,
    @Schema(description = "Whether users can sign in") boolean signIn,
    SignInMethodsDto signInMethods,
    @Schema(description = "Absent when the request was not authenticated with a session")
        @Nullable SessionDto session,
    @Schema(
            description =
                "Where a browser goes after the sign-out, to sign out at the provider, too; absent"
                    + " when the user has not signed in there, or that is switched off",
            example = "/oidc/sign-out")
        @Nullable String signOutPath) {

  static CurrentSessionDto of(Caller caller, SignInAccess access, @Nullable ActiveSession active) {
    return new CurrentSessionDto(
        caller.principal().id(),
        caller.principal().kind(),
        caller.principal().displayName(),
        caller.platformRoles().stream().sorted().toList(),
        access.enabled(),
        SignInMethodsDto.of(access),
        active == null ? null : SessionDto.of(active.session(), active.expiresAt(), true),
        signOutPath(access.provider(), active));
  }

  private static @Nullable String signOutPath(
      SignInAccess.@Nullable Provider provider, @Nullable ActiveSession active) {
    boolean leads = provider != null && provider.signOut();
    return leads && active != null && active.account().identity() != null
        ? OidcPaths.SIGN_OUT
        : null;
  }
}
