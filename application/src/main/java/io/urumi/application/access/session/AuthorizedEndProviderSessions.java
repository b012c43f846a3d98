package io.urumi.application.access.session;

import io.urumi.application.access.AccessChecks;
import io.urumi.application.usecase.session.EndProviderSessions;
import io.urumi.domain.access.Caller;
import io.urumi.port.driving.session.EndProviderSessionsUseCase;
import io.urumi.port.driving.session.ProviderLogout;
import io.urumi.port.model.Actor;
import reactor.core.publisher.Mono;

/** The provider, whose request has been verified, is not a caller with roles. */
public final class AuthorizedEndProviderSessions implements EndProviderSessionsUseCase {
  private final EndProviderSessions endSessions;

  public AuthorizedEndProviderSessions(EndProviderSessions endSessions) {
    this.endSessions = endSessions;
  }

  @Override
  public Mono<Boolean> end(Caller caller, ProviderLogout logout) {
    AccessChecks.permitEveryCaller(caller);
    return endSessions.end(Actor.of(caller), logout);
  }
}
