package io.urumi.application.orphan;

import io.urumi.application.policy.OrphanPolicy;
import io.urumi.port.driven.ReplicaId;
import io.urumi.port.driven.Turns;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Scans now and then, whenever it is this replica's turn. */
public final class OrphanWatch {
  private static final Logger LOG = System.getLogger(OrphanWatch.class.getName());

  /**
   * How often a replica asks for the turn within one interval, so that a dead one is not missed.
   */
  private static final int ASKS = 4;

  private final OrphanScan scan;
  private final Turns turns;
  private final ReplicaId replica;
  private final OrphanPolicy policy;
  private final Clock clock;
  private final AtomicBoolean started = new AtomicBoolean();
  private final Disposable.Swap running = Disposables.swap();

  public OrphanWatch(
      OrphanScan scan, Turns turns, ReplicaId replica, OrphanPolicy policy, Clock clock) {
    this.scan = scan;
    this.turns = turns;
    this.replica = replica;
    this.policy = policy;
    this.clock = clock;
  }

  /** Begins to look, unless the policy says never; a second call does nothing. */
  public void start() {
    if (!policy.scans() || !started.compareAndSet(false, true)) {
      return;
    }
    Duration pause = policy.scanInterval().dividedBy(ASKS);
    running.update(
        Flux.interval(Duration.ZERO, pause, Schedulers.parallel())
            .onBackpressureDrop()
            .concatMap(_ -> turn(), 0)
            .subscribe());
  }

  private Mono<Integer> turn() {
    return Mono.defer(() ->
            turns.take(Turns.Duty.ORPHAN_SCAN, replica, clock.instant(), policy.scanInterval()))
        .filter(mine -> mine)
        .flatMap(_ -> scan.scan(clock.instant()))
        .onErrorResume(error -> {
          LOG.log(
              Level.WARNING,
              "the cluster cannot be looked through for namespaces without a store: {0}",
              error.toString());
          return Mono.empty();
        });
  }

  /** Ends; a look under way is broken off. */
  public void stop() {
    running.dispose();
  }
}
