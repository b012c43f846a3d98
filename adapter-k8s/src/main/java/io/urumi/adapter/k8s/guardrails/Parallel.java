package io.urumi.adapter.k8s.guardrails;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Requests that do not depend on each other, sent at the same time over one connection. */
final class Parallel {
  private Parallel() {}

  /**
   * Calls the function with all items at the same time, and returns when no call runs any more. Of
   * items with the same key, only the last counts.
   *
   * @throws RuntimeException of the first item, in their order, whose call failed
   */
  static <T, R> Map<String, R> map(
      List<T> items, Function<T, String> key, Function<T, R> function) {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Map<String, T> byKey = new LinkedHashMap<>();
      items.forEach(item -> byKey.put(key.apply(item), item));
      Map<String, Future<R>> running = new LinkedHashMap<>();
      byKey.forEach((name, item) -> running.put(name, threads.submit(() -> function.apply(item))));
      try {
        Map<String, R> results = new HashMap<>();
        for (Map.Entry<String, Future<R>> each : running.entrySet()) {
          results.put(each.getKey(), each.getValue().get());
        }
        return results;
      } catch (ExecutionException failed) {
        if (failed.getCause() instanceof RuntimeException failure) {
          throw failure;
        }
        throw new IllegalStateException(failed.getCause());
      } catch (InterruptedException interrupted) {
        // The caller's time limit has passed: the executor's end must not wait for slow requests.
        threads.shutdownNow();
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted", interrupted);
      }
    }
  }
}
