package io.urumi.adapter.persistence;

import io.urumi.port.driven.lease.ReplicaId;
import io.urumi.port.driven.persistence.TaskLock;
import java.time.Duration;
import java.time.Instant;
import reactor.core.publisher.Mono;

/** Turns in the table {@code turn}; the row's lock decides between replicas. */
final class R2dbcTaskLock implements TaskLock {
  private final Database database;

  R2dbcTaskLock(Database database) {
    this.database = database;
  }

  @Override
  public Mono<Boolean> tryAcquire(
      PeriodicTask task, ReplicaId replica, Instant now, Duration interval) {
    Mono<Long> again =
        database
            .sql(
                """
                update turn set taken_at = :now, replica = :replica
                where duty = :duty and (taken_at <= :due or taken_at > :absurd)
                """)
            .bind("duty", task.name())
            .bind("replica", replica.value())
            .bind("now", Instants.stored(now))
            .bind("due", Instants.stored(now.minus(interval)))
            .bind("absurd", Instants.stored(now.plus(interval)))
            .fetch()
            .rowsUpdated();
    Mono<Long> first =
        database
            .sql(
                """
                insert into turn (duty, taken_at, replica) values (:duty, :now, :replica)
                on conflict do nothing
                """)
            .bind("duty", task.name())
            .bind("replica", replica.value())
            .bind("now", Instants.stored(now))
            .fetch()
            .rowsUpdated();
    return database.translated(
        again.flatMap(rows -> rows > 0 ? Mono.just(rows) : first).map(rows -> rows > 0));
  }
}
