package io.urumi.application.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.port.driven.lease.ReplicaId;
import io.urumi.port.driven.persistence.TaskLock;
import io.urumi.port.driven.persistence.TaskLock.PeriodicTask;
import io.urumi.testkit.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class PeriodicTaskRunnerTest {
  private static final Duration INTERVAL = Duration.ofMillis(8);

  private final AtomicInteger attempts = new AtomicInteger();
  private final AtomicInteger runs = new AtomicInteger();
  private volatile boolean acquired = true;
  private PeriodicTaskRunner runner = runner(INTERVAL, Mono.empty());

  @AfterEach
  void stop() {
    runner.stop();
  }

  @Test
  void a_task_whose_lock_another_replica_has_does_not_run() {
    acquired = false;
    runner.start();

    awaitAttempts(3);
    assertThat(runs).hasValue(0);
    acquired = true;
    eventually().until(() -> runs.get() > 0);
  }

  @Test
  void a_task_that_fails_runs_again() {
    runner = runner(INTERVAL, Mono.error(new IllegalStateException("the database is away")));
    runner.start();

    eventually().until(() -> runs.get() > 2);
  }

  @Test
  void a_stopped_task_runs_no_more_and_its_run_is_cancelled() {
    AtomicInteger cancelled = new AtomicInteger();
    runner = runner(INTERVAL, Mono.never().doOnCancel(cancelled::incrementAndGet));
    runner.start();
    eventually().until(() -> runs.get() == 1);

    runner.stop();

    assertThat(cancelled).hasValue(1);
  }

  @Test
  void a_second_start_does_not_run_it_twice() {
    runner = runner(INTERVAL, Mono.never());
    runner.start();
    runner.start();

    eventually().until(() -> runs.get() > 0);
    assertThat(attempts).hasValue(1);
  }

  @Test
  void an_interval_of_zero_disables_the_task() {
    runner = runner(Duration.ZERO, Mono.empty());
    runner.start();

    assertThat(attempts).hasValue(0);
  }

  private PeriodicTaskRunner runner(Duration interval, Mono<?> work) {
    return new PeriodicTaskRunner(
        PeriodicTask.RETENTION,
        interval,
        new CountingLock(),
        new ReplicaId("one"),
        SettableClock.at(Instant.EPOCH),
        _ -> {
          runs.incrementAndGet();
          return work;
        },
        "failed");
  }

  private void awaitAttempts(int count) {
    eventually().until(() -> attempts.get() >= count);
  }

  private static ConditionFactory eventually() {
    return Awaitility.await().pollInterval(Duration.ofMillis(2));
  }

  private final class CountingLock implements TaskLock {
    @Override
    public Mono<Boolean> tryAcquire(
        PeriodicTask task, ReplicaId replica, Instant now, Duration interval) {
      return Mono.fromCallable(() -> {
        attempts.incrementAndGet();
        return acquired;
      });
    }
  }
}
