package io.urumi.web.api.session;

import io.swagger.v3.oas.annotations.media.Schema;
import io.urumi.domain.access.Caller;
import io.urumi.domain.access.PlatformRole;
import io.urumi.domain.access.Principal;
import io.urumi.port.model.account.ActiveSession;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** JSON form of who asks. */
@Schema(name = "CurrentSession", description = "Who the request is made by")
public record CurrentSessionDto(
    @Schema(description = "Permanent id, which is no name", example = "local") String principalId,
    @Schema(example = "LOCAL") Principal.Kind principalKind,
    @Schema(description = "Display name", example = "local") String name,
    @Schema(description = "Roles that apply to all teams") List<PlatformRole> platformRoles,
    @Schema(description = "Whether users can sign in") boolean signIn,
    @Schema(description = "Absent when the request was not authenticated with a session")
        @Nullable SessionDto session) {

  static CurrentSessionDto of(Caller caller, boolean signIn, @Nullable ActiveSession active) {
    return new CurrentSessionDto(
        caller.principal().id(),
        caller.principal().kind(),
        caller.principal().displayName(),
        caller.platformRoles().stream().sorted().toList(),
        signIn,
        active == null ? null : SessionDto.of(active.session(), active.expiresAt(), true));
  }
}
