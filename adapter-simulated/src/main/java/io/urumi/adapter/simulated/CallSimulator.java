package io.urumi.adapter.simulated;

import io.urumi.domain.failure.StoreFailure;
import io.urumi.domain.failure.StoreFailureException;
import io.urumi.domain.store.Namespace;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Simulates calls to the API server and Helm: their duration, and the faults of calls. */
final class CallSimulator implements AutoCloseable {
  // The state may be in files, which an interrupt of a thread that uses them would close: a call
  // that is cancelled still runs to its end, as a real one does.
  private final Scheduler workers = Schedulers.fromExecutor(Thread::startVirtualThread);
  private final Faults faults;
  private final String server;
  private final Duration timeout;

  CallSimulator(Faults faults, String server, Duration timeout) {
    this.faults = faults;
    this.server = server;
    this.timeout = timeout;
  }

  /** A call that takes no time. */
  <T> Mono<T> call(Namespace namespace, Supplier<Optional<T>> effect) {
    return call(namespace, now(effect));
  }

  /** A call that has its effect after a delay. */
  <T> Mono<T> call(Namespace namespace, Duration delay, Supplier<Optional<T>> effect) {
    return call(namespace, after(delay, now(effect)));
  }

  /** A call that does {@code work}, unless a fault prevents it. */
  <T> Mono<T> call(Namespace namespace, Mono<T> work) {
    return Mono.defer(
            () -> {
              String subdomain = namespace.value().substring(Namespace.PREFIX.length());
              if (faults.of(subdomain).contains(Fault.API_UNREACHABLE)) {
                return unreachable("connection refused");
              }
              return switch (faults.nextOutcome()) {
                case SUCCEED -> work;
                case FAIL -> unreachable("connection reset by peer");
                case HANG_BEFORE_EFFECT -> after(timeout, timedOut());
                case HANG_AFTER_EFFECT -> work.then(after(timeout, timedOut()));
                case EFFECT_TWICE -> work.then(work);
              };
            })
        .subscribeOn(workers);
  }

  /** A part of a call's work, without delay. */
  <T> Mono<T> now(Supplier<Optional<T>> effect) {
    // A closed cluster never answers.
    return Mono.defer(() -> workers.isDisposed() ? Mono.never() : Mono.justOrEmpty(effect.get()));
  }

  /** Work that starts after a delay. */
  <T> Mono<T> after(Duration delay, Mono<T> work) {
    return delay.isZero() ? work : Mono.delay(delay).publishOn(workers).then(work);
  }

  private <T> Mono<T> timedOut() {
    return unreachable("no answer within " + timeout.toMillis() + " ms");
  }

  private <T> Mono<T> unreachable(String why) {
    return Mono.error(() ->
        new StoreFailureException(
            new StoreFailure.ClusterUnreachable(server, "Simulated: " + why)));
  }

  @Override
  public void close() {
    workers.dispose();
  }
}
