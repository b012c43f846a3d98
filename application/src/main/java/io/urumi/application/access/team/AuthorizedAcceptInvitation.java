package io.urumi.application.access.team;

import io.urumi.application.access.AccessChecks;
import io.urumi.application.usecase.AuditTrail;
import io.urumi.application.usecase.team.AcceptInvitation;
import io.urumi.domain.access.Caller;
import io.urumi.domain.access.Permission;
import io.urumi.domain.account.Account;
import io.urumi.domain.account.AccountSources;
import io.urumi.domain.team.Invitation;
import io.urumi.domain.team.InvitationSecret;
import io.urumi.port.driven.account.AccountPorts;
import io.urumi.port.driven.account.PasswordHasher;
import io.urumi.port.driving.team.AcceptInvitationUseCase;
import io.urumi.port.model.Actor;
import java.time.Clock;
import reactor.core.publisher.Mono;

/**
 * Whoever has the secret of an invitation may accept it, as long as its creator may still invite.
 */
public final class AuthorizedAcceptInvitation implements AcceptInvitationUseCase {
  private final AcceptInvitation acceptInvitation;

  public AuthorizedAcceptInvitation(
      AccountPorts ports,
      PasswordHasher passwords,
      AuditTrail auditTrail,
      AccountSources sources,
      Clock clock) {
    acceptInvitation =
        new AcceptInvitation(
            ports,
            passwords,
            auditTrail,
            (inviter, invitation) -> sources.permit(inviter) && mayInvite(inviter, invitation),
            clock);
  }

  private static boolean mayInvite(Account inviter, Invitation invitation) {
    return AccessChecks.permits(
        inviter.caller("", ""), Permission.TEAM_MANAGE, invitation.membership().team());
  }

  @Override
  public Mono<Described> describe(Caller caller, InvitationSecret secret) {
    AccessChecks.permitEveryCaller(caller);
    return acceptInvitation.describe(secret);
  }

  @Override
  public Mono<Outcome> accept(Caller caller, InvitationSecret secret) {
    AccessChecks.permitEveryCaller(caller);
    return acceptInvitation.accept(Actor.of(caller), secret);
  }

  @Override
  public Mono<Outcome> register(Caller caller, Registration registration) {
    AccessChecks.permitEveryCaller(caller);
    return acceptInvitation.register(Actor.of(caller), registration);
  }
}
