package io.urumi.application.access.token;

import io.urumi.application.access.AccessChecks;
import io.urumi.application.usecase.token.UseToken;
import io.urumi.domain.access.Caller;
import io.urumi.domain.token.PersonalTokenId;
import io.urumi.domain.token.PersonalTokenSecret;
import io.urumi.port.driving.token.UseTokenUseCase;
import io.urumi.port.model.account.ActiveToken;
import reactor.core.publisher.Mono;

/** Whoever has a token may use it; that a token has ended is not a secret. */
public final class AuthorizedUseToken implements UseTokenUseCase {
  private final UseToken useToken;

  public AuthorizedUseToken(UseToken useToken) {
    this.useToken = useToken;
  }

  @Override
  public Mono<ActiveToken> use(Caller caller, PersonalTokenSecret secret) {
    AccessChecks.permitEveryCaller(caller);
    return useToken.use(secret);
  }

  @Override
  public Mono<Void> ended(Caller caller, PersonalTokenId id) {
    AccessChecks.permitEveryCaller(caller);
    return useToken.ended(caller, id);
  }
}
