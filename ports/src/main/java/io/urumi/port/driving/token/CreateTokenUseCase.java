package io.urumi.port.driving.token;

import io.urumi.domain.access.Caller;
import io.urumi.domain.token.PersonalTokenSecret;
import io.urumi.domain.token.TokenRequest;
import io.urumi.port.model.account.TokenSummary;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Creates tokens. */
public interface CreateTokenUseCase {
  /** Most tokens of one user, expired ones included. */
  int LIMIT = 100;

  /**
   * Creates a token of the caller, who has to be a signed-in user: a token cannot create tokens.
   *
   * @param signedInAt when the user has signed in; null when that is not known, which counts as
   *     long ago. A token that reveals credentials needs a recent sign-in, as revealing them does
   * @return fails with {@link io.urumi.domain.validation.InvalidValueException} when a scope is a
   *     permission that the caller has for no team and not for the platform
   */
  Mono<Outcome> create(Caller caller, @Nullable Instant signedInAt, TokenRequest request);

  /** The result of the request. */
  sealed interface Outcome {
    /**
     * The token was created.
     *
     * @param secret for the user; it cannot be read again
     */
    record Created(TokenSummary token, PersonalTokenSecret secret) implements Outcome {}

    /** The user has a token with this name. */
    record NameTaken() implements Outcome {}

    /** The user has {@value CreateTokenUseCase#LIMIT} tokens. */
    record LimitReached() implements Outcome {}

    /** The caller is not a user, or the account does not exist any more. */
    record NotAUser() implements Outcome {}

    /** The user has to sign in again first. */
    record SignInTooOld() implements Outcome {}
  }
}
