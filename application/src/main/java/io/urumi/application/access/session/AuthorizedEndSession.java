package io.urumi.application.access.session;

import io.urumi.application.access.AccessChecks;
import io.urumi.application.usecase.session.EndSessions;
import io.urumi.domain.access.Caller;
import io.urumi.domain.account.SessionId;
import io.urumi.port.driving.session.EndSessionUseCase;
import io.urumi.port.model.Actor;
import reactor.core.publisher.Mono;

/** Users may end their own sessions; others do not exist for them. */
public final class AuthorizedEndSession implements EndSessionUseCase {
  private final EndSessions endSessions;

  public AuthorizedEndSession(EndSessions endSessions) {
    this.endSessions = endSessions;
  }

  @Override
  public Mono<Boolean> end(Caller caller, SessionId id) {
    AccessChecks.permitEveryCaller(caller);
    return endSessions.end(Actor.of(caller), id);
  }

  @Override
  public Mono<Long> endAll(Caller caller) {
    AccessChecks.permitEveryCaller(caller);
    return endSessions.endAll(Actor.of(caller));
  }
}
