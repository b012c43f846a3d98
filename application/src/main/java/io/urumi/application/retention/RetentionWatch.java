package io.urumi.application.retention;

import io.urumi.application.policy.RetentionPolicy;
import io.urumi.port.driven.ReplicaId;
import io.urumi.port.driven.Turns;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicBoolean;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Trims now and then, whenever it is this replica's turn. */
public final class RetentionWatch {
  private static final Logger LOG = System.getLogger(RetentionWatch.class.getName());

  /**
   * How often a replica asks for the turn within one interval, so that a dead one is not missed.
   */
  private static final int ASKS = 4;

  private final Retention retention;
  private final Turns turns;
  private final ReplicaId replica;
  private final RetentionPolicy policy;
  private final Clock clock;
  private final AtomicBoolean started = new AtomicBoolean();
  private final Disposable.Swap running = Disposables.swap();

  public RetentionWatch(
      Retention retention, Turns turns, ReplicaId replica, RetentionPolicy policy, Clock clock) {
    this.retention = retention;
    this.turns = turns;
    this.replica = replica;
    this.policy = policy;
    this.clock = clock;
  }

  /** Begins; a second call does nothing. */
  public void start() {
    if (started.compareAndSet(false, true)) {
      running.update(
          Flux.interval(
                  java.time.Duration.ZERO, policy.interval().dividedBy(ASKS), Schedulers.parallel())
              .onBackpressureDrop()
              .concatMap(_ -> turn(), 0)
              .subscribe());
    }
  }

  private Mono<Retention.Trimmed> turn() {
    return Mono.defer(
            () -> turns.take(Turns.Duty.RETENTION, replica, clock.instant(), policy.interval()))
        .filter(mine -> mine)
        .flatMap(_ -> retention.trim(clock.instant()))
        .onErrorResume(error -> {
          LOG.log(Level.WARNING, "what is too old cannot be removed now: {0}", error.toString());
          return Mono.empty();
        });
  }

  /** Ends; rows that are being removed may stay until the next turn. */
  public void stop() {
    running.dispose();
  }
}
