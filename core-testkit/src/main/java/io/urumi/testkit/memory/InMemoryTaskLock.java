package io.urumi.testkit.memory;

import io.urumi.port.driven.lease.ReplicaId;
import io.urumi.port.driven.persistence.TaskLock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** Turns, one after the other. */
final class InMemoryTaskLock implements TaskLock {
  private final InMemoryDatabase database;

  InMemoryTaskLock(InMemoryDatabase database) {
    this.database = database;
  }

  @Override
  public Mono<Boolean> tryAcquire(
      PeriodicTask task, ReplicaId replica, Instant now, Duration interval) {
    return database.write(view -> {
      Optional<Instant> last = database.taskLock.get(view, task);
      boolean due =
          last.isEmpty()
              || !last.get().isAfter(now.minus(interval))
              || last.get().isAfter(now.plus(interval));
      if (due) {
        database.taskLock.put(task, now);
      }
      return Optional.of(due);
    });
  }
}
