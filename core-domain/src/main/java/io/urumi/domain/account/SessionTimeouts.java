package io.urumi.domain.account;

import java.time.Duration;
import java.time.Instant;

/**
 * When sessions expire. A change applies to existing sessions.
 *
 * @param idle longest time without a request
 * @param absolute longest time since the sign-in
 */
public record SessionTimeouts(Duration idle, Duration absolute) {
  /** Requests within this time after a recorded one are not recorded. */
  public static final Duration TOUCH = Duration.ofMinutes(1);

  /**
   * @throws IllegalArgumentException when a timeout is shorter than two minutes, or the idle one is
   *     the longer one
   */
  public SessionTimeouts {
    if (idle.compareTo(TOUCH.multipliedBy(2)) < 0) {
      throw new IllegalArgumentException("the idle timeout is at least 2 minutes");
    }
    if (absolute.compareTo(idle) < 0) {
      throw new IllegalArgumentException("the absolute timeout is at least the idle timeout");
    }
  }

  /** One hour without a request, twelve hours in all. */
  public static SessionTimeouts defaults() {
    return new SessionTimeouts(Duration.ofHours(1), Duration.ofHours(12));
  }

  /** When the session expires without another request. */
  public Instant expiry(Session session) {
    Instant byIdling = session.lastUsedAt().plus(idle);
    Instant byAge = session.createdAt().plus(absolute);
    return byIdling.isBefore(byAge) ? byIdling : byAge;
  }

  public boolean isExpired(Session session, Instant now) {
    return !now.isBefore(expiry(session));
  }

  /** Whether a request at this time has to be recorded as the session's last one. */
  public boolean isToBeTouched(Session session, Instant now) {
    return !now.isBefore(session.lastUsedAt().plus(TOUCH));
  }
}
