package io.urumi.application.schedule;

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

/** Does a duty once in each interval, whenever it is this replica's turn. */
public final class PeriodicTaskRunner {
  private static final Logger LOG = System.getLogger(PeriodicTaskRunner.class.getName());

  /**
   * How often a replica asks for the turn within one interval, so that a dead one is not missed.
   */
  private static final int ASKS = 4;

  private final PeriodicTask task;
  private final Duration interval;
  private final TaskLock taskLock;
  private final ReplicaId replica;
  private final Clock clock;
  private final Function<Instant, Mono<?>> work;
  private final String trouble;
  private final AtomicBoolean started = new AtomicBoolean();
  private final Disposable.Swap running = Disposables.swap();

  /**
   * @param interval from one turn to the next; zero for never
   * @param work what is done in a turn, at the moment that it is given
   * @param trouble what is said in the log, before the cause, when it could not be done
   */
  public PeriodicTaskRunner(
      PeriodicTask task,
      Duration interval,
      TaskLock taskLock,
      ReplicaId replica,
      Clock clock,
      Function<Instant, Mono<?>> work,
      String trouble) {
    this.task = task;
    this.interval = interval;
    this.taskLock = taskLock;
    this.replica = replica;
    this.clock = clock;
    this.work = work;
    this.trouble = trouble;
  }

  /** Begins; a second call does nothing. */
  public void start() {
    if (interval.isZero() || !started.compareAndSet(false, true)) {
      return;
    }
    running.update(
        Flux.interval(Duration.ZERO, interval.dividedBy(ASKS), Schedulers.parallel())
            .onBackpressureDrop()
            .concatMap(_ -> turn(), 0)
            .subscribe());
  }

  private Mono<?> turn() {
    return Mono.defer(() -> taskLock.tryAcquire(task, replica, clock.instant(), interval))
        .filter(mine -> mine)
        .<Object>flatMap(_ -> work.apply(clock.instant()))
        .onErrorResume(error -> {
          LOG.log(Level.WARNING, "{0}: {1}", trouble, error.toString());
          return Mono.empty();
        });
  }

  /** Ends; work under way is broken off. */
  public void stop() {
    running.dispose();
  }
}
