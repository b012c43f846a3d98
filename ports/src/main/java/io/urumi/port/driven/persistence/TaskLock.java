package io.urumi.port.driven.persistence;

import io.urumi.port.driven.lease.ReplicaId;
import java.time.Duration;
import java.time.Instant;
import reactor.core.publisher.Mono;

/**
 * Assigns periodic tasks to one of the replicas: the first replica that acquires the lock runs the
 * task, and the next run is due an interval later. Tasks must tolerate concurrent runs, because a
 * run may last longer than the interval.
 */
public interface TaskLock {
  /** The periodic tasks. */
  enum PeriodicTask {
    /** Scan for namespaces without a store. */
    ORPHAN_SCAN,
    /** Removal of data past its retention time. */
    RETENTION
  }

  /**
   * Acquires the lock when the task is due: when the last run was at least an interval ago, or
   * never. A last run later than {@code now} by more than an interval is ignored, so that a wrong
   * clock does not stop the task.
   *
   * @return whether this replica acquired it; of concurrent calls, exactly one returns true
   */
  Mono<Boolean> tryAcquire(PeriodicTask task, ReplicaId replica, Instant now, Duration interval);
}
