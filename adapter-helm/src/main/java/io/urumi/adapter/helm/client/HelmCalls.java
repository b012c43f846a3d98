package io.urumi.adapter.helm.client;

import io.urumi.adapter.helm.failure.ChartInvalidException;
import io.urumi.adapter.helm.failure.HelmErrorClassifier;
import io.urumi.adapter.helm.failure.HelmException;
import io.urumi.adapter.helm.failure.HelmTimeoutException;
import io.urumi.adapter.helm.failure.RejectedCredentialsException;
import io.urumi.domain.failure.StoreFailure;
import io.urumi.domain.failure.StoreFailureException;
import io.urumi.domain.store.Namespace;
import io.urumi.kubernetes.ApiFailureClassifier;
import io.urumi.kubernetes.ApiRequestException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Runs operations on Helm's threads: each within its timeout, changes of one release one after
 * another. All errors become failures of a store.
 */
public final class HelmCalls implements AutoCloseable {
  /** A read takes milliseconds; one that takes longer waits for a cluster that does not answer. */
  private static final Duration MAX_READ_TIMEOUT = Duration.ofSeconds(20);

  private final ClusterCheck cluster;
  private final HelmErrorClassifier helmErrors;
  private final ApiFailureClassifier apiErrors;
  private final HelmExecutor executor;
  private final KeyedLock locks = new KeyedLock();
  private final Duration timeout;
  private final Duration readTimeout;

  public HelmCalls(ClusterCheck cluster, Duration timeout, int concurrency) {
    this.cluster = cluster;
    this.helmErrors = new HelmErrorClassifier(cluster.server());
    this.apiErrors = new ApiFailureClassifier(cluster.server());
    this.executor = new HelmExecutor(concurrency);
    this.timeout = timeout;
    this.readTimeout = timeout.compareTo(MAX_READ_TIMEOUT) < 0 ? timeout : MAX_READ_TIMEOUT;
  }

  /** Runs an operation that changes nothing. */
  public <T> Mono<T> read(String operation, Callable<T> work) {
    return Mono.defer(() -> {
      AtomicBoolean started = new AtomicBoolean();
      return within(readTimeout, operation, started, executor.read(markStarted(started, work)));
    });
  }

  /** Runs an operation that needs no cluster. */
  public <T> Mono<T> local(String operation, Callable<T> work) {
    return Mono.defer(
        () -> within(readTimeout, operation, new AtomicBoolean(true), executor.read(work)));
  }

  /** Runs an operation that changes the release in a namespace. */
  public <T> Mono<T> change(String operation, Namespace namespace, Callable<T> work) {
    return Mono.defer(() -> {
      AtomicBoolean started = new AtomicBoolean();
      Callable<T> marked = markStarted(started, work);
      return within(
          timeout,
          operation,
          started,
          executor.write(() -> locks.exclusively(namespace.value(), timeout, marked)));
    });
  }

  /** Distinguishes, after a timeout, a slow operation from one that was still queued. */
  private <T> Callable<T> markStarted(AtomicBoolean started, Callable<T> work) {
    return () -> {
      started.set(true);
      try {
        return work.call();
      } catch (RejectedCredentialsException rejected) {
        // Every operation continues from the state that it finds, so it can be repeated.
        if (rejected.replaced()) {
          return work.call();
        }
        throw rejected;
      }
    };
  }

  private <T> Mono<T> within(
      Duration limit, String operation, AtomicBoolean started, Mono<T> work) {
    return work.timeout(limit)
        .onErrorResume(
            TimeoutException.class,
            late ->
                Mono.<T>fromCallable(
                        () -> {
                          throw new StoreFailureException(
                              timedOut(limit, operation, started.get()), late);
                        })
                    .subscribeOn(Schedulers.boundedElastic()))
        .onErrorMap(error -> !(error instanceof StoreFailureException), this::classified);
  }

  private StoreFailure timedOut(Duration limit, String operation, boolean started) {
    String detail = "helm " + operation + " did not end within " + limit.toSeconds() + " s";
    return outage(detail)
        .orElseGet(() ->
            started
                ? new StoreFailure.ReleaseFailed(detail, detail)
                : new StoreFailure.ReleasePending("the queue for other operations", detail));
  }

  private StoreFailureException classified(Throwable error) {
    return new StoreFailureException(
        switch (error) {
          case HelmTimeoutException late ->
              outage(late.text())
                  .orElseGet(() -> new StoreFailure.ReleaseFailed(late.text(), late.text()));
          case HelmException failed -> helmErrors.classify(failed.text());
          case ApiRequestException refused -> apiErrors.classify(refused);
          case ChartInvalidException invalid ->
              new StoreFailure.ChartInvalid(invalid.text(), invalid.text());
          case UncheckedIOException disk ->
              new StoreFailure.Unexpected(
                  "the work directory of Helm cannot be used", disk.toString());
          default -> StoreFailureException.of(error);
        },
        error);
  }

  /** The failure when the cluster is the reason that an operation did not end. */
  private Optional<StoreFailure> outage(String detail) {
    return cluster
        .outage()
        .map(error ->
            error.isOtherCluster()
                ? apiErrors.classify(error)
                : new StoreFailure.ClusterUnreachable(cluster.server(), detail));
  }

  @Override
  public void close() {
    executor.close();
  }
}
