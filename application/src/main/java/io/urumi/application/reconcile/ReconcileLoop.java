package io.urumi.application.reconcile;

import io.urumi.application.settings.EngineSettings;
import io.urumi.domain.store.Subdomain;
import io.urumi.port.driven.cluster.TenantSpace;
import io.urumi.port.driven.lease.ClaimedStore;
import io.urumi.port.driven.lease.FreeSlots;
import io.urumi.port.driven.lease.LeaseLostException;
import io.urumi.port.driven.lease.ReplicaId;
import io.urumi.port.driven.persistence.Signals;
import io.urumi.port.driven.persistence.StoreRepository;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;
import reactor.util.retry.Retry;

/**
 * Claims due stores and reconciles them, a bounded number at a time. Triggered by signals, by
 * changes in the cluster and by a poll interval, which alone would be sufficient.
 */
final class ReconcileLoop {
  private static final Logger LOG = System.getLogger(ReconcileLoop.class.getName());

  /** Stores due later than this are found by polling. */
  private static final Duration WAKE_UP_HORIZON = Duration.ofSeconds(10);

  private static final int CONCURRENT_WAKES = 4;

  private final StoreRepository stores;
  private final Reconciler reconciler;
  private final QueueWaitReporter queueWaitReporter;
  private final TenantSpace tenantSpace;
  private final Signals signals;
  private final ReplicaId replica;
  private final EngineSettings settings;
  private final Clock clock;

  private final AtomicInteger inFlight = new AtomicInteger();
  private final AtomicInteger deletionsInFlight = new AtomicInteger();
  private final Disposable.Composite running = Disposables.composite();
  private final Disposable.Composite passes = Disposables.composite();
  private final Sinks.Many<Boolean> triggers = Sinks.many().multicast().directBestEffort();
  private volatile boolean stopping;

  ReconcileLoop(
      StoreRepository stores,
      Reconciler reconciler,
      QueueWaitReporter queueWaitReporter,
      TenantSpace tenantSpace,
      Signals signals,
      ReplicaId replica,
      EngineSettings settings,
      Clock clock) {
    this.stores = stores;
    this.reconciler = reconciler;
    this.queueWaitReporter = queueWaitReporter;
    this.tenantSpace = tenantSpace;
    this.signals = signals;
    this.replica = replica;
    this.settings = settings;
    this.clock = clock;
  }

  void start() {
    running.add(
        Flux.merge(
                triggers.asFlux(),
                signals.receive().filter(Signals.Signal.STORE_DUE::equals),
                Flux.interval(Duration.ZERO, settings.pollInterval()).onBackpressureDrop())
            .onBackpressureLatest()
            .publishOn(Schedulers.parallel(), 1)
            .concatMap(_ -> claim(), 0)
            .retryWhen(
                Retry.backoff(Long.MAX_VALUE, Duration.ofMillis(200))
                    .maxBackoff(settings.pollInterval()))
            .subscribe());
    running.add(
        Flux.interval(settings.pollInterval())
            .onBackpressureDrop()
            .filter(_ -> free().forDeletions() == 0)
            .concatMap(_ -> reportWaiting(), 0)
            .subscribe());
    // Requests no more than it handles: meanwhile the adapter keeps each changed store once.
    running.add(tenantSpace.changes().flatMap(this::wake, CONCURRENT_WAKES, 1).subscribe());
  }

  /** Stops after the running effects, then releases every lease. */
  Mono<Void> stop() {
    return Mono.defer(() -> {
      stopping = true;
      running.dispose();
      return Flux.interval(Duration.ZERO, Duration.ofMillis(20))
          .takeUntil(_ -> inFlight.get() == 0)
          .take(settings.shutdownTimeout())
          .then(Mono.fromRunnable(passes::dispose))
          .then(stores.releaseLeases(replica, clock.instant()))
          .timeout(settings.shutdownTimeout().plus(Duration.ofSeconds(2)))
          .doOnNext(count -> {
            if (count > 0) {
              LOG.log(Level.INFO, "released the leases of {0} stores", count);
            }
          })
          .then();
    });
  }

  private Mono<Void> claim() {
    return Mono.defer(
            () -> {
              FreeSlots free = free();
              if (free.all() == 0 || stopping) {
                return Mono.<Void>empty();
              }
              return stores
                  .claim(replica, clock.instant(), settings.leaseDuration(), free)
                  .doOnNext(this::startPass)
                  .then();
            })
        .onErrorResume(error -> {
          LOG.log(Level.WARNING, "due stores cannot be claimed: {0}", error.toString());
          return Mono.empty();
        });
  }

  private FreeSlots free() {
    return new FreeSlots(
        Math.max(0, settings.storesInFlight() - inFlight.get()),
        Math.max(0, settings.deletionsInFlight() - deletionsInFlight.get()));
  }

  private Mono<Void> reportWaiting() {
    return queueWaitReporter
        .report()
        .onErrorResume(error -> {
          LOG.log(Level.WARNING, "waiting stores cannot be reported: {0}", error.toString());
          return Mono.empty();
        });
  }

  private void startPass(ClaimedStore claimed) {
    boolean deletion = claimed.store().deletionRequested();
    inFlight.incrementAndGet();
    deletionsInFlight.addAndGet(deletion ? 1 : 0);
    Disposable.Swap handle = Disposables.swap();
    passes.add(handle);
    handle.update(
        reconciler
            .pass(claimed, () -> stopping)
            .doOnNext(this::scheduleWakeUp)
            .doFinally(_ -> {
              inFlight.decrementAndGet();
              deletionsInFlight.addAndGet(deletion ? -1 : 0);
              passes.remove(handle);
              trigger();
            })
            .subscribe(_ -> {}, error -> failed(claimed, error)));
  }

  /** The database failed or the lease was lost: the next holder of the lease continues. */
  private void failed(ClaimedStore claimed, Throwable error) {
    Level level = error instanceof LeaseLostException ? Level.INFO : Level.WARNING;
    LOG.log(
        level,
        "reconciling store {0} ({1}) was interrupted and will continue later: {2}",
        claimed.store().id(),
        claimed.store().subdomain(),
        error.toString());
  }

  private Mono<Boolean> wake(Subdomain subdomain) {
    return stores
        .wake(subdomain, clock.instant())
        .doOnNext(known -> {
          if (known) {
            trigger();
          }
        })
        .onErrorResume(_ -> Mono.just(false));
  }

  private void scheduleWakeUp(Instant due) {
    if (due.equals(Instant.MAX)) {
      return;
    }
    Duration until = Duration.between(clock.instant(), due);
    if (until.compareTo(WAKE_UP_HORIZON) < 0 && !stopping) {
      long delay = Math.max(1, until.toMillis() + 1);
      Disposable.Swap handle = Disposables.swap();
      running.add(handle);
      // Removed after it fired, so that a long-running process does not accumulate them.
      handle.update(
          Mono.delay(Duration.ofMillis(delay))
              .doFinally(_ -> running.remove(handle))
              .subscribe(_ -> trigger()));
    }
  }

  private void trigger() {
    triggers.tryEmitNext(true);
  }
}
