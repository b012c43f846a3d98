package io.urumi.application.usecase.token;

import io.urumi.application.usecase.AuditTrail;
import io.urumi.domain.account.AccountId;
import io.urumi.domain.token.PersonalToken;
import io.urumi.domain.token.PersonalTokenId;
import io.urumi.port.driven.account.PersonalTokens;
import io.urumi.port.model.Actor;
import io.urumi.port.model.audit.AuditAction;
import java.time.Clock;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** Revokes a token. */
public final class RevokeToken {
  private final PersonalTokens tokens;
  private final AuditTrail auditTrail;
  private final Clock clock;

  public RevokeToken(PersonalTokens tokens, AuditTrail auditTrail, Clock clock) {
    this.tokens = tokens;
    this.auditTrail = auditTrail;
    this.clock = clock;
  }

  /**
   * Revokes the token.
   *
   * @param ofOthers whether the actor may revoke those of others, too
   * @return false when there is no such token, or the actor may not know of it
   */
  public Mono<Boolean> revoke(Actor actor, boolean ofOthers, PersonalTokenId id) {
    Optional<AccountId> account = AccountId.of(actor.principal());
    return auditTrail.within(
        tokens
            .find(id)
            .map(PersonalTokens.WithAccount::token)
            .filter(token -> ofOthers || account.equals(Optional.of(token.account())))
            .flatMap(token ->
                tokens
                    .delete(id)
                    .flatMap(deleted ->
                        deleted ? record(actor, token).thenReturn(true) : Mono.just(false)))
            .defaultIfEmpty(false));
  }

  private Mono<Void> record(Actor actor, PersonalToken token) {
    return auditTrail
        .done(
            clock.instant(),
            actor,
            AuditAction.TOKEN_DELETE,
            "token/" + token.id(),
            "Token \"" + token.name() + "\" of account/" + token.account() + " was revoked.")
        .then(auditTrail.accessChanged());
  }
}
