package io.urumi.adapter.helm;

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
final class ReleaseLocks {
  private final ConcurrentHashMap<String, Holder> holders = new ConcurrentHashMap<>();

  /**
   * @throws HelmException when the earlier operation does not end within {@code patience}
   */
  <T> T exclusively(String namespace, Duration patience, Callable<T> work) throws Exception {
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
      locked = holder.lock.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS);
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
