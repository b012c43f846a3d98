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

/** Calls to the API server and Helm: they take time, and some of them go wrong. */
final class Calls implements AutoCloseable {
  // The world may be in files, and an interrupted thread would close them: a call that nobody
  // waits for any more is carried out to its end, as a real one would be.
  private final Scheduler workers = Schedulers.fromExecutor(Thread::startVirtualThread);
  private final Faults faults;
  private final String server;
  private final Duration timeout;

  Calls(Faults faults, String server, Duration timeout) {
    this.faults = faults;
    this.server = server;
    this.timeout = timeout;
  }

  /** A call that is over as soon as it is made. */
  <T> Mono<T> call(Namespace namespace, Supplier<Optional<T>> effect) {
    return call(namespace, now(effect));
  }

  /** A call that has its effect after a while. */
  <T> Mono<T> call(Namespace namespace, Duration takes, Supplier<Optional<T>> effect) {
    return call(namespace, later(takes, now(effect)));
  }

  /** A call that goes as {@code work} does, unless it goes wrong. */
  <T> Mono<T> call(Namespace namespace, Mono<T> work) {
    return Mono.defer(
            () -> {
              String subdomain = namespace.value().substring(Namespace.PREFIX.length());
              if (faults.of(subdomain).contains(Fault.API_UNREACHABLE)) {
                return unreachable("connection refused");
              }
              return switch (faults.throwDice()) {
                case FINE -> work;
                case FAIL -> unreachable("connection reset by peer");
                case HANG_BEFORE -> later(timeout, timedOut());
                case HANG_AFTER -> work.then(later(timeout, timedOut()));
                case TWICE -> work.then(work);
              };
            })
        .subscribeOn(workers);
  }

  /** A part of a call's work that is done at once. */
  <T> Mono<T> now(Supplier<Optional<T>> effect) {
    // Once the world is closed, nobody answers.
    return Mono.defer(() -> workers.isDisposed() ? Mono.never() : Mono.justOrEmpty(effect.get()));
  }

  /** Work that begins after a while. */
  <T> Mono<T> later(Duration after, Mono<T> work) {
    return after.isZero() ? work : Mono.delay(after).publishOn(workers).then(work);
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
