package io.urumi.acceptance;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Makes calls at the same moment. */
final class Concurrently {
  private Concurrently() {}

  /** The results, in the order of the numbers from 0. */
  static <T> List<T> times(int count, IntFunction<T> call) {
    CountDownLatch ready = new CountDownLatch(count);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<T>> all =
          IntStream.range(0, count)
              .mapToObj(number ->
                  threads.submit(() -> {
                    ready.countDown();
                    ready.await();
                    return call.apply(number);
                  }))
              .toList();
      return all.stream().map(Concurrently::result).toList();
    }
  }

  private static <T> T result(Future<T> future) {
    try {
      return future.get();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new AssertionError(stopped);
    } catch (ExecutionException failed) {
      throw new AssertionError(failed.getCause());
    }
  }
}
