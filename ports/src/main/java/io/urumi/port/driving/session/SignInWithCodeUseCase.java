package io.urumi.port.driving.session;

import io.urumi.domain.access.Caller;
import io.urumi.domain.account.AccountName;
import io.urumi.domain.account.SignInCode;
import reactor.core.publisher.Mono;

/** Begins a session with a code that can be used once. A process has one code at a time. */
public interface SignInWithCodeUseCase {
  /**
   * Creates a code for an account, which can be used within {@link SignInCode#LIFETIME}; the one
   * before cannot any more.
   *
   * @return fails with {@link io.urumi.domain.access.AccessDeniedException} without the permission
   *     to manage accounts
   */
  Mono<SignInCode> issue(Caller caller, AccountName account);

  /**
   * Begins a session with a new secret. A code that was right cannot be used again.
   *
   * @param caller normally an anonymous one
   * @return {@link SignInUseCase.Outcome.SignedIn} or {@link SignInUseCase.Outcome.Refused}
   */
  Mono<SignInUseCase.Outcome> signIn(Caller caller, CodeSignInRequest request);
}
