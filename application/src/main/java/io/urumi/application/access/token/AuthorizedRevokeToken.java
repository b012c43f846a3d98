package io.urumi.application.access.token;

import io.urumi.application.access.AccessChecks;
import io.urumi.application.usecase.token.RevokeToken;
import io.urumi.domain.access.Caller;
import io.urumi.domain.access.Permission;
import io.urumi.domain.token.PersonalTokenId;
import io.urumi.port.driving.token.RevokeTokenUseCase;
import io.urumi.port.model.Actor;
import reactor.core.publisher.Mono;

/**
 * Users revoke their own tokens, and callers with account.manage all; others do not exist for a
 * caller.
 */
public final class AuthorizedRevokeToken implements RevokeTokenUseCase {
  private final RevokeToken revokeToken;

  public AuthorizedRevokeToken(RevokeToken revokeToken) {
    this.revokeToken = revokeToken;
  }

  @Override
  public Mono<Boolean> revoke(Caller caller, PersonalTokenId id) {
    return Mono.defer(() ->
        revokeToken.revoke(
            Actor.of(caller), AccessChecks.permits(caller, Permission.ACCOUNT_MANAGE), id));
  }
}
