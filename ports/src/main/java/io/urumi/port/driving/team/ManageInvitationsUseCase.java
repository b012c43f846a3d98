package io.urumi.port.driving.team;

import io.urumi.domain.access.Caller;
import io.urumi.domain.access.TeamRole;
import io.urumi.domain.store.Owner;
import io.urumi.domain.team.Invitation;
import io.urumi.domain.team.InvitationId;
import io.urumi.domain.team.InvitationSecret;
import java.time.Duration;
import java.util.List;
import reactor.core.publisher.Mono;

/** Creates, lists and revokes invitations to a team. */
public interface ManageInvitationsUseCase {
  /** Most invitations of a team at a time. */
  int LIMIT = 100;

  /** Creates an invitation. */
  Mono<Outcome> create(Caller caller, Owner team, TeamRole role, Duration validity);

  /** The invitations to a team that have not expired, the newest first. */
  Mono<Outcome> list(Caller caller, Owner team);

  /** Revokes an invitation to a team. */
  Mono<Outcome> revoke(Caller caller, Owner team, InvitationId id);

  /** The result of a request. */
  sealed interface Outcome {
    /**
     * The invitation was created.
     *
     * @param secret for its link; it cannot be read again
     */
    record Created(Invitation invitation, InvitationSecret secret) implements Outcome {}

    /** The invitations of the team. */
    record Found(List<Invitation> invitations) implements Outcome {
      public Found {
        invitations = List.copyOf(invitations);
      }
    }

    /** The invitation was revoked. */
    record Revoked() implements Outcome {}

    /** There is no such team, or the caller may not see it. */
    record TeamNotFound(Owner team) implements Outcome {}

    /** The team has no such invitation; it may have been accepted. */
    record InvitationNotFound(InvitationId id) implements Outcome {}

    /** The team has {@value ManageInvitationsUseCase#LIMIT} invitations. */
    record TooMany(Owner team) implements Outcome {}
  }
}
