package io.urumi.adapter.helm.client;

import io.urumi.adapter.helm.failure.HelmException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets one operation at a time change a release. It guards this process only; across processes the
 * store's lease does. An operation holds its lock until it is really over, however long ago its
 * caller lost patience.
 */
public final class KeyedLock {
  private final ConcurrentHashMap<String, Holder> holders = new ConcurrentHashMap<>();

  /**
   * @throws HelmException when the earlier operation does not end within {@code timeout}
   */
  public <T> T exclusively(String namespace, Duration timeout, Callable<T> work) throws Exception {
    Holder holder =
        holders.compute(
            namespace,
            (_, present) -> {
              Holder it = present == null ? new Holder() : present;
              it.users++;
              return it;
            });
    boolean locked = false;
    try {
      locked = holder.lock.tryLock(timeout.toMillis(), TimeUnit.MILLISECONDS);
      if (!locked) {
        throw new HelmException("another operation (in this process) is in progress");
      }
      return work.call();
    } finally {
      if (locked) {
        holder.lock.unlock();
      }
      holders.compute(namespace, (_, _) -> --holder.users == 0 ? null : holder);
    }
  }

  private static final class Holder {
    final ReentrantLock lock = new ReentrantLock();
    int users;
  }
}
