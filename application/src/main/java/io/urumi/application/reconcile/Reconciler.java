package io.urumi.application.reconcile;

import io.urumi.application.settings.Addressing;
import io.urumi.application.settings.EngineSettings;
import io.urumi.domain.failure.StoreFailure;
import io.urumi.domain.failure.StoreFailureException;
import io.urumi.domain.lifecycle.Decision;
import io.urumi.domain.lifecycle.Lifecycle;
import io.urumi.domain.lifecycle.Observation;
import io.urumi.domain.lifecycle.Transition;
import io.urumi.domain.store.Step;
import io.urumi.domain.store.Store;
import io.urumi.port.driven.lease.ClaimedStore;
import io.urumi.port.driven.lease.Lease;
import io.urumi.port.driven.lease.LeaseLostException;
import io.urumi.port.driven.persistence.StoreRepository;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Reconciles one claimed store: observe → decide → save the intent → act, repeated until the next
 * step has to wait; then releases the lease. See {@code DESIGN.md}.
 */
final class Reconciler {
  /** Maximum jitter of the resync interval, as a fraction of it. */
  private static final double RESYNC_JITTER = 0.2;

  private final StoreRepository stores;
  private final StoreAddresses addresses;
  private final StoreReleases releases;
  private final StoreObserver observer;
  private final StepExecutor executor;
  private final StatusRecorder statusRecorder;
  private final Lifecycle lifecycle;
  private final Addressing addressing;
  private final EngineSettings settings;
  private final Clock clock;

  Reconciler(
      StoreRepository stores,
      StoreAddresses addresses,
      StoreReleases releases,
      StoreObserver observer,
      StepExecutor executor,
      StatusRecorder statusRecorder,
      Lifecycle lifecycle,
      Addressing addressing,
      EngineSettings settings,
      Clock clock) {
    this.stores = stores;
    this.addresses = addresses;
    this.releases = releases;
    this.observer = observer;
    this.executor = executor;
    this.statusRecorder = statusRecorder;
    this.lifecycle = lifecycle;
    this.addressing = addressing;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Ends early when a deletion is requested during the pass: deletions have slots of their own, so
   * the store has to be claimed again.
   *
   * @param stopping checked between two effects: whether to release the store now
   * @return when the store is due next; {@code Instant.MAX} for never
   */
  Mono<Instant> pass(ClaimedStore claimed, BooleanSupplier stopping) {
    boolean deletion = claimed.store().deletionRequested();
    Predicate<Store> releaseEarly =
        store -> stopping.getAsBoolean() || store.deletionRequested() != deletion;
    Mono<Instant> work =
        iterate(claimed.store(), claimed.lease(), null, releaseEarly)
            .contextWrite(context -> context.put(Lease.class, claimed.lease()));
    return whileRenewing(claimed.lease(), work)
        .flatMap(next -> stores.release(claimed.lease(), next, clock.instant()).thenReturn(next));
  }

  /**
   * @param executed the step that was just executed; null at first
   */
  private Mono<Instant> iterate(
      Store store, Lease lease, @Nullable Step executed, Predicate<Store> releaseEarly) {
    return addresses
        .withAddress(store)
        .flatMap(known ->
            observer
                .observe(addressing.blueprint(known), addressing.address(known.subdomain()))
                .map(observation -> StoreAddresses.withoutAddress(known, observation))
                .flatMap(observation ->
                    releases
                        .withRelease(known, observation)
                        .map(recorded -> new Observed(recorded, observation))))
        .onErrorResume(error -> Mono.just(new Observed(store, StoreObserver.unobservable(error))))
        .flatMap(seen -> {
          Instant now = clock.instant();
          Instant leaseUntil = now.plus(settings.leaseDuration());
          Transition transition = lifecycle.decide(seen.store(), seen.observation(), now);
          return statusRecorder
              .save(store, lease, transition, now, leaseUntil)
              .flatMap(saved -> {
                if (transition.decision() instanceof Decision.Act
                    && clock.instant().isAfter(leaseUntil)) {
                  // The process was suspended: another one may be carrying out the step.
                  return Mono.error(new LeaseLostException(lease));
                }
                return follow(saved, lease, transition.decision(), executed, releaseEarly);
              });
        });
  }

  private record Observed(Store store, Observation observation) {}

  private Mono<Instant> follow(
      Store store,
      Lease lease,
      Decision decision,
      @Nullable Step executed,
      Predicate<Store> releaseEarly) {
    return switch (decision) {
      case Decision.Finished() -> Mono.just(Instant.MAX);
      case Decision.Settled(Duration resync) -> Mono.just(clock.instant().plus(jittered(resync)));
      case Decision.Wait(Duration recheck) -> Mono.just(clock.instant().plus(recheck));
      case Decision.Act(Step step) -> {
        if (step == executed) {
          // An immediate retry could loop forever.
          yield failed(store, lease, notShown(step));
        }
        if (releaseEarly.test(store)) {
          yield Mono.just(clock.instant());
        }
        yield act(store, lease, step, releaseEarly);
      }
    };
  }

  private Mono<Instant> act(Store store, Lease lease, Step step, Predicate<Store> releaseEarly) {
    return executor
        .perform(
            step,
            addressing.blueprint(store),
            store.status().release(),
            store.spec().generation() > 1)
        .timeout(settings.stepTimeout())
        .onErrorMap(TimeoutException.class, _ -> tooLong(step))
        .thenReturn(true)
        .materialize()
        .flatMap(outcome -> {
          Throwable error = outcome.getThrowable();
          return error == null
              ? iterate(store, lease, step, releaseEarly)
              : failed(store, lease, StoreFailureException.of(error));
        });
  }

  private Mono<Instant> failed(Store store, Lease lease, StoreFailure failure) {
    Instant now = clock.instant();
    Transition transition = lifecycle.failed(store, failure, now);
    Duration pause =
        switch (transition.decision()) {
          case Decision.Wait(Duration backoff) -> jittered(backoff);
          case Decision.Settled(Duration resync) -> jittered(resync);
          case Decision.Act _, Decision.Finished _ -> Duration.ZERO;
        };
    return statusRecorder
        .save(store, lease, transition, now, now.plus(settings.leaseDuration()))
        .thenReturn(now.plus(pause));
  }

  /** Renews the lease during the work; a lost lease cancels the work. */
  private <T> Mono<T> whileRenewing(Lease lease, Mono<T> work) {
    Flux<T> renewals =
        Flux.interval(settings.leaseDuration().dividedBy(3))
            .onBackpressureDrop()
            .concatMap(_ ->
                stores
                    .renew(lease, clock.instant().plus(settings.leaseDuration()))
                    .then(Mono.<T>empty()));
    return Flux.merge(work, renewals).next();
  }

  private static StoreFailureException tooLong(Step step) {
    return new StoreFailureException(
        new StoreFailure.StepTimedOut(step.title(), "its time limit", ""));
  }

  private static StoreFailure notShown(Step step) {
    return new StoreFailure.Unexpected(
        "\"" + step.title() + "\" was carried out, but the cluster does not show it", "");
  }

  private static Duration jittered(Duration pause) {
    double factor = 1 + ThreadLocalRandom.current().nextDouble() * RESYNC_JITTER;
    return Duration.ofMillis((long) (pause.toMillis() * factor));
  }
}
