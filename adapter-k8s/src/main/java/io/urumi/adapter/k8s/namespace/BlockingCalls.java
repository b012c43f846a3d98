package io.urumi.adapter.k8s.namespace;

import io.urumi.domain.failure.StoreFailureException;
import io.urumi.kubernetes.ApiFailureClassifier;
import io.urumi.kubernetes.ApiRequestException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;

/**
 * Runs blocking calls on threads of this adapter, limits their number and duration, and classifies
 * the API server's errors.
 */
public final class BlockingCalls {
  private final Scheduler scheduler;
  private final Duration timeout;
  private final ApiFailureClassifier classifier;

  /**
   * @param timeout of one call, which may be several requests, from the moment it runs
   */
  public BlockingCalls(Scheduler scheduler, Duration timeout, ApiFailureClassifier classifier) {
    this.scheduler = scheduler;
    this.timeout = timeout;
    this.classifier = classifier;
  }

  /** A call with a result; null completes empty. */
  <T> Mono<T> call(Callable<@Nullable T> work) {
    return Mono.defer(() -> {
      Sinks.Empty<Void> started = Sinks.empty();
      AtomicBoolean timedOut = new AtomicBoolean();
      return Mono.fromCallable(
              () -> {
                started.tryEmitEmpty();
                try {
                  return work.call();
                } catch (Exception error) {
                  if (timedOut.get()) {
                    // The timeout has been reported already, and has interrupted the work.
                    return null;
                  }
                  throw error;
                }
              })
          .subscribeOn(scheduler)
          // Waiting for a thread does not count.
          .timeout(
              started.asMono().then(Mono.delay(timeout)).doOnNext(_ -> timedOut.set(true)),
              Mono.error(() -> new StoreFailureException(classifier.timeout(timeout))))
          .onErrorMap(ApiRequestException.class, classifier::exception);
    });
  }

  /** A call without a result. */
  Mono<Void> run(Runnable work) {
    return call(() -> {
      work.run();
      return null;
    });
  }
}
