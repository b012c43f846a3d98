package io.urumi.port.driven.persistence;

import io.urumi.port.driven.lease.ReplicaId;
import java.time.Duration;
import java.time.Instant;
import reactor.core.publisher.Mono;

/**
 * Shares regular work among the replicas of one database: whoever comes first takes the turn, and
 * the next one is due an interval later. What is done in a turn has to bear being done twice at
 * once, because a turn may last longer than the interval.
 */
public interface TaskLock {
  /** What is done now and then. */
  enum PeriodicTask {
    /** Looking for namespaces without a store. */
    ORPHAN_SCAN,
    /** Removing what is older than it has to be kept. */
    RETENTION
  }

  /**
   * Takes the turn if it is due: if the last was taken at least an interval ago, or never. A turn
   * that was taken later than {@code now} by more than an interval is not believed, so that a clock
   * that was wrong stops nothing for long.
   *
   * @return whether the turn is this replica's; of several at the same moment, one's
   */
  Mono<Boolean> tryAcquire(PeriodicTask task, ReplicaId replica, Instant now, Duration interval);
}
