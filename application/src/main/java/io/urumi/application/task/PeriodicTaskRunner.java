package io.urumi.application.task;

import io.urumi.port.driven.lease.ReplicaId;
import io.urumi.port.driven.persistence.TaskLock;
import io.urumi.port.driven.persistence.TaskLock.PeriodicTask;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Runs a periodic task whenever this replica acquires its lock. Intervals of tasks are in the
 * package {@code settings}, those of stores in {@code LifecycleTimings}.
 */
public final class PeriodicTaskRunner {
  private static final Logger LOG = System.getLogger(PeriodicTaskRunner.class.getName());

  /** Attempts to acquire the lock per interval, so that another replica takes over soon. */
  private static final int ATTEMPTS_PER_INTERVAL = 4;

  private final PeriodicTask task;
  private final Duration interval;
  private final TaskLock taskLock;
  private final ReplicaId replica;
  private final Clock clock;
  private final Function<Instant, Mono<?>> work;
  private final String errorMessage;
  private final AtomicBoolean started = new AtomicBoolean();
  private final Disposable.Swap running = Disposables.swap();

  /**
   * @param interval between two runs; zero disables the task
   * @param work the task; receives the current time
   * @param errorMessage log message when the task fails; the cause is appended
   */
  public PeriodicTaskRunner(
      PeriodicTask task,
      Duration interval,
      TaskLock taskLock,
      ReplicaId replica,
      Clock clock,
      Function<Instant, Mono<?>> work,
      String errorMessage) {
    this.task = task;
    this.interval = interval;
    this.taskLock = taskLock;
    this.replica = replica;
    this.clock = clock;
    this.work = work;
    this.errorMessage = errorMessage;
  }

  /** Starts; a second call does nothing. */
  public void start() {
    if (interval.isZero() || !started.compareAndSet(false, true)) {
      return;
    }
    running.update(
        Flux.interval(
                Duration.ZERO, interval.dividedBy(ATTEMPTS_PER_INTERVAL), Schedulers.parallel())
            .onBackpressureDrop()
            .concatMap(_ -> runIfAcquired(), 0)
            .subscribe());
  }

  private Mono<?> runIfAcquired() {
    return Mono.defer(() -> taskLock.tryAcquire(task, replica, clock.instant(), interval))
        .filter(acquired -> acquired)
        .<Object>flatMap(_ -> work.apply(clock.instant()))
        .onErrorResume(error -> {
          LOG.log(Level.WARNING, "{0}: {1}", errorMessage, error.toString());
          return Mono.empty();
        });
  }

  /** Stops; a running task is cancelled. */
  public void stop() {
    running.dispose();
  }
}
