package io.urumi.application.access.team;

import io.urumi.application.access.AccessChecks;
import io.urumi.application.usecase.team.ManageInvitations;
import io.urumi.domain.access.AccessDeniedException;
import io.urumi.domain.access.Caller;
import io.urumi.domain.access.Permission;
import io.urumi.domain.access.Principal;
import io.urumi.domain.access.TeamRole;
import io.urumi.domain.store.Owner;
import io.urumi.domain.team.InvitationId;
import io.urumi.port.driving.team.ManageInvitationsUseCase;
import java.time.Duration;
import reactor.core.publisher.Mono;

/** Decides about requests to create, list and revoke invitations. */
public final class AuthorizedManageInvitations implements ManageInvitationsUseCase {
  private final ManageInvitations invitations;

  public AuthorizedManageInvitations(ManageInvitations invitations) {
    this.invitations = invitations;
  }

  @Override
  public Mono<Outcome> create(Caller caller, Owner team, TeamRole role, Duration validity) {
    if (caller.principal().kind() == Principal.Kind.TOKEN) {
      // Its right could not be checked again when the invitation is accepted.
      return Mono.error(() -> new AccessDeniedException(Permission.TEAM_MANAGE));
    }
    return invitations.create(
        AccessChecks.about(caller, Permission.TEAM_MANAGE), team, role, validity);
  }

  @Override
  public Mono<Outcome> list(Caller caller, Owner team) {
    return invitations.list(AccessChecks.about(caller, Permission.TEAM_MANAGE), team);
  }

  @Override
  public Mono<Outcome> revoke(Caller caller, Owner team, InvitationId id) {
    return invitations.revoke(AccessChecks.about(caller, Permission.TEAM_MANAGE), team, id);
  }
}
