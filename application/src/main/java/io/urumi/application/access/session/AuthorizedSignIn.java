package io.urumi.application.access.session;

import io.urumi.application.access.AccessChecks;
import io.urumi.application.usecase.session.SignIn;
import io.urumi.domain.access.Caller;
import io.urumi.port.driving.session.SignInRequest;
import io.urumi.port.driving.session.SignInUseCase;
import io.urumi.port.model.Actor;
import reactor.core.publisher.Mono;

/** Everybody may try to sign in. */
public final class AuthorizedSignIn implements SignInUseCase {
  private final SignIn signIn;

  public AuthorizedSignIn(SignIn signIn) {
    this.signIn = signIn;
  }

  @Override
  public Mono<Outcome> signIn(Caller caller, SignInRequest request) {
    AccessChecks.permitEveryCaller(caller);
    return signIn.signIn(Actor.of(caller), request);
  }
}
