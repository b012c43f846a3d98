package io.urumi.application.usecase;

import io.urumi.port.model.Actor;
import io.urumi.port.model.audit.AuditAction;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Limits how many requests without effect the audit log records one by one, because it is never
 * trimmed: after {@value #PER_WINDOW} of one caller and action in a minute, the others are counted,
 * and the next entry of the same kind says how many they were.
 */
final class RefusalRateLimit {
  static final int PER_WINDOW = 60;
  static final Duration WINDOW = Duration.ofMinutes(1);
  private static final int MAX_CALLERS = 10_000;

  private final Map<Key, Count> counts = new HashMap<>();

  /** Without the request's id, which differs between the requests of one caller. */
  private record Key(String principalId, String origin, AuditAction action) {}

  private static final class Count {
    private Instant start;
    private int recorded;
    private long omitted;

    private Count(Instant start) {
      this.start = start;
    }
  }

  /**
   * Counts one request.
   *
   * @return how many were omitted before, when this one is to be recorded; -1 when it is omitted
   */
  synchronized long record(Actor actor, AuditAction action, Instant at) {
    if (counts.size() >= MAX_CALLERS) {
      counts.values().removeIf(count -> count.omitted == 0 && isOver(count, at));
    }
    Count count =
        counts.computeIfAbsent(
            new Key(actor.principal().id(), actor.origin(), action), _ -> new Count(at));
    if (isOver(count, at)) {
      count.start = at;
      count.recorded = 0;
    }
    if (count.recorded >= PER_WINDOW) {
      count.omitted++;
      return -1;
    }
    count.recorded++;
    long omitted = count.omitted;
    count.omitted = 0;
    return omitted;
  }

  private static boolean isOver(Count count, Instant at) {
    return !at.isBefore(count.start.plus(WINDOW));
  }
}
