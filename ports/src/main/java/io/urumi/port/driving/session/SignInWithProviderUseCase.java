package io.urumi.port.driving.session;

import io.urumi.domain.access.Caller;
import io.urumi.domain.account.SessionSecret;
import io.urumi.port.model.account.ActiveSession;
import reactor.core.publisher.Mono;

/** Begins a session of a user whom a provider has authenticated. */
public interface SignInWithProviderUseCase {
  /**
   * Creates the user's account at the first sign-in, gives it the roles of the request, and begins
   * a session with a new secret. Of memberships, it changes and takes away only those that a
   * sign-in gave; a team that does not exist is ignored. The provider's answer must have been
   * verified.
   *
   * @param caller normally an anonymous one
   */
  Mono<Outcome> signIn(Caller caller, ProviderSignInRequest request);

  /** Records in the audit log that a sign-in failed before the user was known. */
  Mono<Void> failed(Caller caller, String reason);

  /** The result of the request. */
  sealed interface Outcome {
    /**
     * The session has begun.
     *
     * @param secret for the client; it cannot be read again
     */
    record SignedIn(ActiveSession session, SessionSecret secret) implements Outcome {}

    /** The user may not sign in; the account, if there is one, has lost its roles and sessions. */
    record NotAdmitted() implements Outcome {}

    /** An administrator has disabled the user's account. */
    record Disabled() implements Outcome {}
  }
}
