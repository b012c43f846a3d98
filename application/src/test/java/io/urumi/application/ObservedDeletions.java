package io.urumi.application;

import io.urumi.port.driven.cluster.TenantSpace;
import java.lang.reflect.Proxy;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import reactor.core.publisher.Mono;

/** Counts how many namespaces are deleted in all and at the same time. */
final class ObservedDeletions {
  private final AtomicInteger deleting = new AtomicInteger();
  private final AtomicInteger maxDeleting = new AtomicInteger();
  private final AtomicInteger deleted = new AtomicInteger();

  /** The real namespaces, whose deletions are counted. */
  TenantSpace of(TenantSpace real) {
    return (TenantSpace)
        Proxy.newProxyInstance(
            TenantSpace.class.getClassLoader(),
            new Class<?>[] {TenantSpace.class},
            (_, method, arguments) -> {
              Object result = method.invoke(real, arguments);
              return method.getName().equals("deleteNamespace")
                  ? counted((Mono<?>) Objects.requireNonNull(result))
                  : result;
            });
  }

  private Mono<?> counted(Mono<?> deletion) {
    return Mono.defer(() -> {
      maxDeleting.accumulateAndGet(deleting.incrementAndGet(), Math::max);
      // Counted before the result is emitted: its subscriber may start the next one at once.
      return deletion
          .doOnSuccess(_ -> deleted.incrementAndGet())
          .doOnTerminate(deleting::decrementAndGet)
          .doOnCancel(deleting::decrementAndGet);
    });
  }

  int maxDeleting() {
    return maxDeleting.get();
  }

  int deleted() {
    return deleted.get();
  }
}
