package io.urumi.application.usecase.team;

import io.urumi.application.usecase.AuditTrail;
import io.urumi.application.usecase.Authorization;
import io.urumi.application.usecase.session.SessionSecrets;
import io.urumi.domain.access.AccessDeniedException;
import io.urumi.domain.access.Membership;
import io.urumi.domain.access.Principal;
import io.urumi.domain.access.TeamRole;
import io.urumi.domain.account.AccountId;
import io.urumi.domain.store.Owner;
import io.urumi.domain.team.Invitation;
import io.urumi.domain.team.InvitationId;
import io.urumi.domain.team.InvitationSecret;
import io.urumi.port.driven.account.AccountPorts;
import io.urumi.port.driving.team.ManageInvitationsUseCase;
import io.urumi.port.driving.team.ManageInvitationsUseCase.Outcome;
import io.urumi.port.model.audit.AuditAction;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** Creates, lists and revokes invitations to a team. */
public final class ManageInvitations {
  private final AccountPorts ports;
  private final TeamChanges changes;
  private final SessionSecrets secrets = new SessionSecrets();
  private final Clock clock;

  public ManageInvitations(AccountPorts ports, AuditTrail auditTrail, Clock clock) {
    this.ports = ports;
    this.clock = clock;
    changes = new TeamChanges(ports, auditTrail, clock);
  }

  /** Creates an invitation, and removes those that have expired. */
  public Mono<Outcome> create(
      Authorization authorization, Owner team, TeamRole role, Duration validity) {
    Instant now = clock.instant();
    return changes.change(
        authorization,
        AuditAction.INVITATION_CREATE,
        team,
        new Outcome.TeamNotFound(team),
        _ ->
            ports
                .invitations()
                .trim(now)
                .then(ports.invitations().of(team, ManageInvitationsUseCase.LIMIT).count())
                .flatMap(existing ->
                    existing < ManageInvitationsUseCase.LIMIT
                        ? insert(
                            authorization,
                            invitation(
                                authorization.actor().principal(), team, role, now, validity))
                        : TeamChanges.refuse(
                            "The team has too many invitations.", new Outcome.TooMany(team))));
  }

  private static Invitation invitation(
      Principal inviter, Owner team, TeamRole role, Instant now, Duration validity) {
    return new Invitation(
        new InvitationId(UUID.randomUUID()),
        new Membership(team, role),
        AccountId.of(inviter).orElse(null),
        inviter.displayName(),
        now,
        now.plus(validity));
  }

  private Mono<Outcome> insert(Authorization authorization, Invitation invitation) {
    InvitationSecret secret = new InvitationSecret(secrets.generate().value());
    Membership membership = invitation.membership();
    return ports
        .invitations()
        .insert(invitation, secret.hash())
        .then(
            changes.done(
                authorization,
                AuditAction.INVITATION_CREATE,
                membership.team(),
                "Invitation "
                    + invitation.id()
                    + " with the role "
                    + membership.role()
                    + ", valid until "
                    + invitation.expiresAt()
                    + "."))
        .thenReturn(new Outcome.Created(invitation, secret));
  }

  /** The invitations to a team that have not expired. */
  public Mono<Outcome> list(Authorization authorization, Owner team) {
    Instant now = clock.instant();
    Mono<Outcome> found =
        ports
            .invitations()
            .of(team, ManageInvitationsUseCase.LIMIT)
            .filter(invitation -> !invitation.isExpired(now))
            .collectList()
            .map(Outcome.Found::new);
    return ports
        .teams()
        .find(authorization.visible(), team)
        .flatMap(_ ->
            authorization.permits(team)
                ? found
                : Mono.error(new AccessDeniedException(authorization.permission())))
        .defaultIfEmpty(new Outcome.TeamNotFound(team));
  }

  /** Revokes an invitation to a team. */
  public Mono<Outcome> revoke(Authorization authorization, Owner team, InvitationId id) {
    return changes.change(
        authorization,
        AuditAction.INVITATION_REVOKE,
        team,
        new Outcome.TeamNotFound(team),
        _ ->
            ports
                .invitations()
                .of(team, ManageInvitationsUseCase.LIMIT)
                .filter(invitation -> invitation.id().equals(id))
                .next()
                .filterWhen(invitation -> ports.invitations().delete(invitation.id()))
                .switchIfEmpty(
                    Mono.defer(() ->
                        TeamChanges.refuse(
                            "The team has no such invitation.",
                            new Outcome.InvitationNotFound(id))))
                .then(
                    changes.done(
                        authorization,
                        AuditAction.INVITATION_REVOKE,
                        team,
                        "Invitation " + id + "."))
                .thenReturn(new Outcome.Revoked()));
  }
}
