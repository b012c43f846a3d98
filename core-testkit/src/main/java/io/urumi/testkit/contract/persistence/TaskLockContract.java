package io.urumi.testkit.contract.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.port.driven.lease.ReplicaId;
import io.urumi.port.driven.persistence.TaskLock;
import io.urumi.port.driven.persistence.TaskLock.PeriodicTask;
import io.urumi.testkit.Await;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/** The contract of {@link TaskLock}. */
public abstract class TaskLockContract {
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00.123456Z");
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final ReplicaId ONE = new ReplicaId("one");
  private static final ReplicaId TWO = new ReplicaId("two");

  /** No task was acquired before the test. */
  protected abstract TaskLock taskLock();

  @Test
  public void aTaskIsAcquiredOncePerInterval() {
    assertThat(acquire(ONE, NOW)).isTrue();
    assertThat(acquire(ONE, NOW)).isFalse();
    assertThat(acquire(TWO, NOW.plusSeconds(59))).isFalse();
    assertThat(acquire(TWO, NOW.plusSeconds(60))).isTrue();
    assertThat(acquire(ONE, NOW.plusSeconds(61))).isFalse();
  }

  @Test
  public void tasksAreIndependent() {
    assertThat(acquire(ONE, NOW)).isTrue();
    assertThat(Await.one(taskLock().tryAcquire(PeriodicTask.RETENTION, ONE, NOW, MINUTE))).isTrue();
  }

  @Test
  public void aWrongClockBlocksATaskOnlyUntilItIsCorrected() {
    assertThat(acquire(ONE, NOW.plus(Duration.ofDays(400)))).isTrue();
    assertThat(acquire(TWO, NOW)).isTrue();
    // Clocks of several machines differ slightly.
    assertThat(acquire(TWO, NOW.minusSeconds(30))).isFalse();
  }

  @Test
  public void ofConcurrentCallsOneAcquiresTheTaskInEachInterval() {
    for (Instant moment : List.of(NOW, NOW.plus(MINUTE))) {
      List<Boolean> acquired =
          Await.all(
              Flux.range(0, 20)
                  .flatMap(
                      i ->
                          taskLock()
                              .tryAcquire(
                                  PeriodicTask.ORPHAN_SCAN,
                                  new ReplicaId("replica-" + i),
                                  moment,
                                  MINUTE)
                              .subscribeOn(Schedulers.boundedElastic()),
                      20));
      assertThat(acquired).hasSize(20);
      assertThat(acquired.stream().filter(mine -> mine)).hasSize(1);
    }
  }

  private boolean acquire(ReplicaId replica, Instant now) {
    return Await.one(taskLock().tryAcquire(PeriodicTask.ORPHAN_SCAN, replica, now, MINUTE));
  }
}
