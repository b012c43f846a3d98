package io.urumi.adapter.helm.client;

import io.urumi.adapter.helm.failure.HelmException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import reactor.core.publisher.Mono;

/**
 * Platform threads for blocking calls of Helm, because native frames pin virtual threads and cannot
 * be interrupted. Reads have their own threads, so that they never wait for a slow install.
 */
public final class HelmExecutor implements AutoCloseable {
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

  private final ThreadPoolExecutor writers;
  private final ThreadPoolExecutor readers;

  public HelmExecutor(int concurrency) {
    writers = pool("helm-write", concurrency);
    readers = pool("helm-read", concurrency);
  }

  /** Runs work that changes nothing. */
  public <T> Mono<T> read(Callable<T> work) {
    return run(readers, work);
  }

  /** Runs work that changes a release. */
  public <T> Mono<T> write(Callable<T> work) {
    return run(writers, work);
  }

  private static <T> Mono<T> run(ThreadPoolExecutor pool, Callable<T> work) {
    return Mono.create(sink -> {
      AtomicBoolean cancelled = new AtomicBoolean();
      try {
        Future<?> task =
            pool.submit(() -> {
              if (cancelled.get()) {
                return;
              }
              try {
                T result = work.call();
                if (!cancelled.get()) {
                  sink.success(result);
                }
              } catch (Exception | LinkageError failure) {
                // The caller has cancelled, and does not receive the outcome.
                if (!cancelled.get()) {
                  sink.error(failure);
                }
              }
            });
        sink.onCancel(() -> {
          cancelled.set(true);
          task.cancel(true);
        });
      } catch (RejectedExecutionException closed) {
        sink.error(new HelmException("Helm is closed", closed));
      }
    });
  }

  private static ThreadPoolExecutor pool(String name, int size) {
    AtomicInteger number = new AtomicInteger();
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            size,
            size,
            30,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            task -> {
              Thread thread =
                  Thread.ofPlatform().name(name + "-" + number.incrementAndGet()).unstarted(task);
              thread.setDaemon(true);
              return thread;
            });
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }

  /** Waits a few seconds for running work to end, and then interrupts it. */
  @Override
  public void close() {
    writers.shutdown();
    readers.shutdown();
    try {
      if (!writers.awaitTermination(CLOSE_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
        writers.shutdownNow();
      }
      readers.shutdownNow();
    } catch (InterruptedException interrupted) {
      writers.shutdownNow();
      readers.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
