package io.urumi.port.driving.token;

import io.urumi.domain.access.Caller;
import io.urumi.domain.token.PersonalTokenId;
import io.urumi.domain.token.PersonalTokenSecret;
import io.urumi.port.model.account.ActiveToken;
import reactor.core.publisher.Mono;

/** Authenticates requests by the token that they have. */
public interface UseTokenUseCase {
  /**
   * The token with this secret; records that it is used. Empty when it does not exist, was revoked
   * or has expired, or the account of its user is disabled.
   *
   * @param caller the request as it is without the token: an anonymous one
   */
  Mono<ActiveToken> use(Caller caller, PersonalTokenSecret secret);

  /**
   * Completes when the token was revoked, within a second, has expired, or when the roles of its
   * user are no longer those of the caller. Does not use it.
   *
   * @param caller the token with the roles that its user had
   */
  Mono<Void> ended(Caller caller, PersonalTokenId id);
}
