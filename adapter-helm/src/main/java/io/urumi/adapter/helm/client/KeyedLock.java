package io.urumi.adapter.helm.client;

import io.urumi.adapter.helm.failure.HelmException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Allows one operation at a time per key. It applies to this process only; across processes the
 * store's lease excludes others. An operation holds its lock until it has ended, even when its
 * caller has stopped waiting.
 */
public final class KeyedLock {
  private final ConcurrentHashMap<String, Holder> holders = new ConcurrentHashMap<>();

  /**
   * Runs the work with the key locked.
   *
   * @throws HelmException when the earlier operation does not end within {@code timeout}
   */
  public <T> T exclusively(String key, Duration timeout, Callable<T> work) throws Exception {
    Holder holder =
        holders.compute(
            key,
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
      holders.compute(key, (_, _) -> --holder.users == 0 ? null : holder);
    }
  }

  private static final class Holder {
    final ReentrantLock lock = new ReentrantLock();
    int users;
  }
}
