package io.urumi.port.driving.session;

import io.urumi.domain.access.Caller;
import io.urumi.domain.account.SessionId;
import reactor.core.publisher.Mono;

/** Ends sessions of the caller. */
public interface EndSessionUseCase {
  /**
   * Ends one.
   *
   * @return false when the caller has no such session
   */
  Mono<Boolean> end(Caller caller, SessionId id);

  /**
   * Ends all, everywhere.
   *
   * @return how many there were
   */
  Mono<Long> endAll(Caller caller);
}
