package io.urumi.adapter.k8s;

import java.time.Duration;

/** When the operation that this thread carries out has to end, whatever it still has to ask. */
record Deadline(long nanos) {
  private static final ScopedValue<Deadline> CURRENT = ScopedValue.newInstance();

  /** Work that may fail. */
  @FunctionalInterface
  interface Work<T> {
    T run();
  }

  /** Runs the work so that everything it asks of the API server ends within the time. */
  static <T> T within(Duration time, Work<T> work) {
    long end = System.nanoTime() + time.toNanos();
    Deadline earlier =
        CURRENT.isBound() && CURRENT.get().nanos - end < 0 ? CURRENT.get() : new Deadline(end);
    return ScopedValue.where(CURRENT, earlier).call(work::run);
  }

  /** What is left for the current operation, at most {@code cap}; may be negative. */
  static Duration left(Duration cap) {
    if (!CURRENT.isBound()) {
      return cap;
    }
    Duration left = Duration.ofNanos(CURRENT.get().nanos - System.nanoTime());
    return left.compareTo(cap) < 0 ? left : cap;
  }
}
