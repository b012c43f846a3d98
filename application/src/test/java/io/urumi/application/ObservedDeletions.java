package io.urumi.application;

import io.urumi.port.driven.cluster.TenantSpace;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import reactor.core.publisher.Mono;

/** Delays the deletions of namespaces, and counts how many of them run at the same time. */
final class ObservedDeletions {
  private final TenantSpace real;
  private final Duration delay;
  private final AtomicInteger running = new AtomicInteger();
  private final AtomicInteger most = new AtomicInteger();
  private final AtomicInteger requested = new AtomicInteger();

  ObservedDeletions(TenantSpace real, Duration delay) {
    this.real = real;
    this.delay = delay;
  }

  /** Most deletions at the same time so far. */
  int most() {
    return most.get();
  }

  /** How many deletions were requested of the cluster. */
  int requested() {
    return requested.get();
  }

  TenantSpace tenantSpace() {
    Object proxy =
        Proxy.newProxyInstance(
            TenantSpace.class.getClassLoader(),
            new Class<?>[] {TenantSpace.class},
            (_, method, arguments) -> {
              try {
                Object result = Objects.requireNonNull(method.invoke(real, arguments));
                return method.getName().equals("deleteNamespace")
                    ? counted((Mono<?>) result)
                    : result;
              } catch (InvocationTargetException failed) {
                throw failed.getCause();
              }
            });
    return (TenantSpace) proxy;
  }

  private Mono<?> counted(Mono<?> deletion) {
    return Mono.defer(() -> {
      most.accumulateAndGet(running.incrementAndGet(), Math::max);
      // Counted before the result is emitted: its subscriber may start the next one at once.
      return Mono.delay(delay)
          .then(deletion)
          .doOnSuccess(_ -> requested.incrementAndGet())
          .doOnTerminate(running::decrementAndGet)
          .doOnCancel(running::decrementAndGet);
    });
  }
}
