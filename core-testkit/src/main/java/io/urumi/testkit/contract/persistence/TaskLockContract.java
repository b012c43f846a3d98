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

/** What every {@link TaskLock} does. */
public abstract class TaskLockContract {
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00.123456Z");
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final ReplicaId ONE = new ReplicaId("one");
  private static final ReplicaId TWO = new ReplicaId("two");

  /** None was taken when the test begins. */
  protected abstract TaskLock taskLock();

  @Test
  public void aTurnIsTakenOnceInAnInterval() {
    assertThat(take(ONE, NOW)).isTrue();
    assertThat(take(ONE, NOW)).isFalse();
    assertThat(take(TWO, NOW.plusSeconds(59))).isFalse();
    assertThat(take(TWO, NOW.plusSeconds(60))).isTrue();
    assertThat(take(ONE, NOW.plusSeconds(61))).isFalse();
  }

  @Test
  public void dutiesDoNotMeet() {
    assertThat(take(ONE, NOW)).isTrue();
    assertThat(Await.one(taskLock().tryAcquire(PeriodicTask.RETENTION, ONE, NOW, MINUTE))).isTrue();
  }

  @Test
  public void aClockThatWasWrongStopsNothingForLong() {
    assertThat(take(ONE, NOW.plus(Duration.ofDays(400)))).isTrue();
    assertThat(take(TWO, NOW)).isTrue();
    // A little ahead is what clocks of several machines are.
    assertThat(take(TWO, NOW.minusSeconds(30))).isFalse();
  }

  @Test
  public void ofManyAtOnceOneTakesTheFirstTurnAndOneTheNext() {
    for (Instant moment : List.of(NOW, NOW.plus(MINUTE))) {
      List<Boolean> taken =
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
      assertThat(taken).hasSize(20);
      assertThat(taken.stream().filter(mine -> mine)).hasSize(1);
    }
  }

  private boolean take(ReplicaId replica, Instant now) {
    return Await.one(taskLock().tryAcquire(PeriodicTask.ORPHAN_SCAN, replica, now, MINUTE));
  }
}
