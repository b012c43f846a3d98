package io.urumi.application.usecase.session;

import io.urumi.domain.access.Principal;
import io.urumi.domain.account.AccountId;
import io.urumi.domain.account.SessionTimeouts;
import io.urumi.port.driven.account.Sessions;
import io.urumi.port.driving.session.FindSessionsQuery;
import io.urumi.port.model.account.SessionSummary;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import reactor.core.publisher.Mono;

/** Reads the sessions of a user. */
public final class FindSessions {
  private final Sessions sessions;
  private final SessionTimeouts timeouts;
  private final Clock clock;

  public FindSessions(Sessions sessions, SessionTimeouts timeouts, Clock clock) {
    this.sessions = sessions;
    this.timeouts = timeouts;
    this.clock = clock;
  }

  /** The active sessions of a principal, the newest first. */
  public Mono<List<SessionSummary>> of(Principal principal) {
    Instant now = clock.instant();
    return Mono.justOrEmpty(AccountId.of(principal))
        .flatMapMany(account -> sessions.ofAccount(account, FindSessionsQuery.LIMIT))
        .filter(session -> !timeouts.isExpired(session, now))
        .map(session -> new SessionSummary(session, timeouts.expiry(session)))
        .collectList();
  }
}
