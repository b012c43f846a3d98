package io.urumi.application.access.session;

import io.urumi.application.access.AccessChecks;
import io.urumi.application.usecase.session.SignInWithCode;
import io.urumi.domain.access.Caller;
import io.urumi.domain.access.Permission;
import io.urumi.domain.account.AccountName;
import io.urumi.domain.account.SignInCode;
import io.urumi.port.driving.session.CodeSignInRequest;
import io.urumi.port.driving.session.SignInUseCase.Outcome;
import io.urumi.port.driving.session.SignInWithCodeUseCase;
import io.urumi.port.model.Actor;
import reactor.core.publisher.Mono;

/** Everybody may try a code; callers with account.manage create one. */
public final class AuthorizedSignInWithCode implements SignInWithCodeUseCase {
  private final SignInWithCode signInWithCode;

  public AuthorizedSignInWithCode(SignInWithCode signInWithCode) {
    this.signInWithCode = signInWithCode;
  }

  @Override
  public Mono<SignInCode> issue(Caller caller, AccountName account) {
    return Mono.fromSupplier(() -> {
      AccessChecks.require(caller, Permission.ACCOUNT_MANAGE);
      return signInWithCode.issue(account);
    });
  }

  @Override
  public Mono<Outcome> signIn(Caller caller, CodeSignInRequest request) {
    AccessChecks.permitEveryCaller(caller);
    return signInWithCode.signIn(Actor.of(caller), request);
  }
}
