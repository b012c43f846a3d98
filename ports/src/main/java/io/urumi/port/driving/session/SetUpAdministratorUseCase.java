package io.urumi.port.driving.session;

import io.urumi.domain.access.Caller;
import io.urumi.domain.account.AccountName;
import io.urumi.domain.account.Password;
import reactor.core.publisher.Mono;

/** Sets up the account of the local administrator. */
public interface SetUpAdministratorUseCase {
  /** Whether there is an account with this name. */
  Mono<Boolean> exists(Caller caller, AccountName name);

  /** Creates the account unless there is one with this name, which stays as it is. */
  Mono<Outcome> create(Caller caller, AccountName name, Password password);

  /**
   * Creates the account, or gives it this password. A new password ends all sessions of the
   * account; the password that it has already changes nothing.
   */
  Mono<Outcome> ensure(Caller caller, AccountName name, Password password);

  /** What was done. */
  enum Outcome {
    CREATED,
    UNCHANGED,
    PASSWORD_CHANGED
  }
}
