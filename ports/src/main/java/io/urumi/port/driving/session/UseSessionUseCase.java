package io.urumi.port.driving.session;

import io.urumi.domain.access.Caller;
import io.urumi.domain.account.SessionId;
import io.urumi.domain.account.SessionSecret;
import io.urumi.port.model.account.ActiveSession;
import reactor.core.publisher.Mono;

/** Authenticates requests by the session that they belong to. */
public interface UseSessionUseCase {
  /**
   * The session with this secret; records that it is used. Empty when it does not exist, has ended
   * or has expired.
   *
   * @param caller the request as it is without the session: an anonymous one
   */
  Mono<ActiveSession> use(Caller caller, SessionSecret secret);

  /**
   * Completes when the session has ended or expired, or its user has other roles than the caller:
   * within a second after an end by a user or a change of the roles, and within 15 seconds after it
   * has expired. Does not use it.
   *
   * @param caller who uses the session, with the roles of the request
   */
  Mono<Void> ended(Caller caller, SessionId id);
}
