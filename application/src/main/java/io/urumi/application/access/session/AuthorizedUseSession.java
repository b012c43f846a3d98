package io.urumi.application.access.session;

import io.urumi.application.access.AccessChecks;
import io.urumi.application.usecase.session.UseSession;
import io.urumi.domain.access.Caller;
import io.urumi.domain.account.SessionId;
import io.urumi.domain.account.SessionSecret;
import io.urumi.port.driving.session.UseSessionUseCase;
import io.urumi.port.model.account.ActiveSession;
import reactor.core.publisher.Mono;

/** Whoever has the secret of a session may use it; that a session has ended is not a secret. */
public final class AuthorizedUseSession implements UseSessionUseCase {
  private final UseSession useSession;

  public AuthorizedUseSession(UseSession useSession) {
    this.useSession = useSession;
  }

  @Override
  public Mono<ActiveSession> use(Caller caller, SessionSecret secret) {
    AccessChecks.permitEveryCaller(caller);
    return useSession.use(secret);
  }

  @Override
  public Mono<Void> ended(Caller caller, SessionId id) {
    AccessChecks.permitEveryCaller(caller);
    return useSession.ended(caller, id);
  }
}
