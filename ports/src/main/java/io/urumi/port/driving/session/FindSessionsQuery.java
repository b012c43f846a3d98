package io.urumi.port.driving.session;

import io.urumi.domain.access.Caller;
import io.urumi.port.model.account.SessionSummary;
import java.util.List;
import reactor.core.publisher.Mono;

/** Reads the sessions of the caller. */
public interface FindSessionsQuery {
  /** Longest list. */
  int LIMIT = 200;

  /**
   * The sessions that have not expired, the newest first, at most {@value #LIMIT}; none for a
   * caller who is not a user.
   */
  Mono<List<SessionSummary>> own(Caller caller);
}
