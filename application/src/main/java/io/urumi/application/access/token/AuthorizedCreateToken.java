package io.urumi.application.access.token;

import io.urumi.application.access.AccessChecks;
import io.urumi.application.usecase.token.CreateToken;
import io.urumi.domain.access.Caller;
import io.urumi.domain.access.Permission;
import io.urumi.domain.token.TokenRequest;
import io.urumi.port.driving.token.CreateTokenUseCase;
import io.urumi.port.model.Actor;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Users create tokens with permissions that they have themselves. No other caller creates tokens:
 * one made by a token could outlive that token's revocation.
 */
public final class AuthorizedCreateToken implements CreateTokenUseCase {
  private final CreateToken createToken;

  public AuthorizedCreateToken(CreateToken createToken) {
    this.createToken = createToken;
  }

  @Override
  public Mono<Outcome> create(Caller caller, @Nullable Instant signedInAt, TokenRequest request) {
    return Mono.defer(() -> {
      if (!GrantableScopes.isUser(caller)) {
        return createToken.refusedNoUser(Actor.of(caller));
      }
      Set<Permission> grantable =
          GrantableScopes.of(caller, AccessChecks.permittedSomewhere(caller));
      for (Permission scope : request.scopes()) {
        if (!grantable.contains(scope)) {
          return Mono.error(TokenRequest.notGrantable(scope));
        }
      }
      return createToken.create(Actor.of(caller), signedInAt, request);
    });
  }
}
