package io.urumi.port.driving.session;

import io.urumi.domain.access.Caller;
import reactor.core.publisher.Mono;

/** Ends sessions because their users have signed out at the provider. */
public interface EndProviderSessionsUseCase {
  /**
   * Ends the sessions, on every replica at once. The request must have been verified.
   *
   * @param caller normally an anonymous one
   * @return false when the request was made before; nothing is changed then
   */
  Mono<Boolean> end(Caller caller, ProviderLogout logout);
}
