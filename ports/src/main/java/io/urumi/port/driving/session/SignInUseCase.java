package io.urumi.port.driving.session;

import io.urumi.domain.access.Caller;
import io.urumi.domain.account.SessionSecret;
import io.urumi.port.model.account.ActiveSession;
import java.time.Duration;
import reactor.core.publisher.Mono;

/** Begins a session. */
public interface SignInUseCase {
  /**
   * Checks the password, and begins a session with a new secret.
   *
   * @param caller normally an anonymous one
   */
  Mono<Outcome> signIn(Caller caller, SignInRequest request);

  /** The result of the request. */
  sealed interface Outcome {
    /**
     * The session has begun.
     *
     * @param secret for the client; it cannot be read again
     */
    record SignedIn(ActiveSession session, SessionSecret secret) implements Outcome {}

    /** There is no account with this name and password; it is not said which of them is wrong. */
    record Refused() implements Outcome {}

    /**
     * Nothing was checked: too many attempts from this network have failed, or too many wait.
     *
     * @param retryAfter at least one second
     */
    record Delayed(Duration retryAfter) implements Outcome {}
  }
}
