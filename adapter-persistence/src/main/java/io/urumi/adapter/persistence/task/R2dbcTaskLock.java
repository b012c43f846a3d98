package io.urumi.adapter.persistence.task;

import io.urumi.adapter.persistence.sql.Database;
import io.urumi.adapter.persistence.sql.Timestamps;
import io.urumi.port.driven.lease.ReplicaId;
import io.urumi.port.driven.persistence.TaskLock;
import java.time.Duration;
import java.time.Instant;
import reactor.core.publisher.Mono;

/** Task locks in the table {@code periodic_task}; the row's lock decides between replicas. */
public final class R2dbcTaskLock implements TaskLock {
  private final Database database;

  public R2dbcTaskLock(Database database) {
    this.database = database;
  }

  @Override
  public Mono<Boolean> tryAcquire(
      PeriodicTask task, ReplicaId replica, Instant now, Duration interval) {
    Mono<Long> again =
        database
            .sql(
                """
                update periodic_task set acquired_at = :now, replica = :replica
                where task = :task and (acquired_at <= :due or acquired_at > :future)
                """)
            .bind("task", task.name())
            .bind("replica", replica.value())
            .bind("now", Timestamps.micros(now))
            .bind("due", Timestamps.micros(now.minus(interval)))
            .bind("future", Timestamps.micros(now.plus(interval)))
            .fetch()
            .rowsUpdated();
    Mono<Long> first =
        database
            .sql(
                """
                insert into periodic_task (task, acquired_at, replica) values (:task, :now, :replica)
                on conflict do nothing
                """)
            .bind("task", task.name())
            .bind("replica", replica.value())
            .bind("now", Timestamps.micros(now))
            .fetch()
            .rowsUpdated();
    return database.translated(
        again.flatMap(rows -> rows > 0 ? Mono.just(rows) : first).map(rows -> rows > 0));
  }
}
