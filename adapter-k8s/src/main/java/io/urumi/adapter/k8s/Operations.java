package io.urumi.adapter.k8s;

import java.time.Duration;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * Carries out blocking work on threads of this adapter, bounded in number and time, with every
 * refusal of the API server classified.
 */
final class Operations {
  private final Scheduler scheduler;
  private final Duration timeout;
  private final FailureClassifier classifier;

  /**
   * @param timeout of one operation, counted from when it begins to run
   */
  Operations(Scheduler scheduler, Duration timeout, FailureClassifier classifier) {
    this.scheduler = scheduler;
    this.timeout = timeout;
    this.classifier = classifier;
  }

  /** Work with a result. */
  <T> Mono<T> ask(Supplier<T> work) {
    return Mono.fromSupplier(() -> Deadline.within(timeout, work::get))
        .onErrorMap(ApiCallException.class, classifier::exception)
        .subscribeOn(scheduler);
  }

  /** Work without a result. */
  Mono<Void> act(Runnable work) {
    return Mono.<Void>fromRunnable(() ->
            Deadline.within(
                timeout,
                () -> {
                  work.run();
                  return true;
                }))
        .onErrorMap(ApiCallException.class, classifier::exception)
        .subscribeOn(scheduler);
  }
}
