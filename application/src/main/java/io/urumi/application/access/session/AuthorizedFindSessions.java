package io.urumi.application.access.session;

import io.urumi.application.access.AccessChecks;
import io.urumi.application.usecase.session.FindSessions;
import io.urumi.domain.access.Caller;
import io.urumi.port.driving.session.FindSessionsQuery;
import io.urumi.port.model.account.SessionSummary;
import java.util.List;
import reactor.core.publisher.Mono;

/** Users may read their own sessions. */
public final class AuthorizedFindSessions implements FindSessionsQuery {
  private final FindSessions findSessions;

  public AuthorizedFindSessions(FindSessions findSessions) {
    this.findSessions = findSessions;
  }

  @Override
  public Mono<List<SessionSummary>> own(Caller caller) {
    AccessChecks.permitEveryCaller(caller);
    return findSessions.of(caller.principal());
  }
}
