package io.urumi.application.access.session;

import io.urumi.application.access.AccessChecks;
import io.urumi.application.usecase.session.SignInWithProvider;
import io.urumi.domain.access.Caller;
import io.urumi.port.driving.session.ProviderSignInRequest;
import io.urumi.port.driving.session.SignInWithProviderUseCase;
import io.urumi.port.model.Actor;
import reactor.core.publisher.Mono;

/** Every user whom the provider has authenticated may try to sign in. */
public final class AuthorizedSignInWithProvider implements SignInWithProviderUseCase {
  private final SignInWithProvider signIn;

  public AuthorizedSignInWithProvider(SignInWithProvider signIn) {
    this.signIn = signIn;
  }

  @Override
  public Mono<Outcome> signIn(Caller caller, ProviderSignInRequest request) {
    AccessChecks.permitEveryCaller(caller);
    return signIn.signIn(Actor.of(caller), request);
  }

  @Override
  public Mono<Void> failed(Caller caller, String reason) {
    AccessChecks.permitEveryCaller(caller);
    return signIn.failed(Actor.of(caller), reason);
  }
}
