package io.urumi.port.driving.token;

import io.urumi.domain.access.Caller;
import io.urumi.domain.token.PersonalTokenId;
import reactor.core.publisher.Mono;

/** Revokes tokens. */
public interface RevokeTokenUseCase {
  /**
   * Revokes a token of the caller, or, for callers with account.manage, of any user. Its event
   * streams end.
   *
   * @return false when there is no such token, or it is another user's
   */
  Mono<Boolean> revoke(Caller caller, PersonalTokenId id);
}
