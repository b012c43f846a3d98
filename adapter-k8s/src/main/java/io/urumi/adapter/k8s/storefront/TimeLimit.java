package io.urumi.adapter.k8s.storefront;

import java.io.InterruptedIOException;
import java.io.Serial;
import java.time.Duration;

/** The time for several requests together, from now on. */
final class TimeLimit {
  private final long end;

  TimeLimit(Duration all) {
    this.end = System.nanoTime() + all.toNanos();
  }

  /**
   * What is left for the next request.
   *
   * @throws ExceededException when nothing is
   */
  Duration remaining() throws ExceededException {
    Duration remaining = Duration.ofNanos(end - System.nanoTime());
    if (remaining.toMillis() < 1) {
      throw new ExceededException();
    }
    return remaining;
  }

  /** Each request was answered in time, but all of them together took too long. */
  static final class ExceededException extends InterruptedIOException {
    @Serial private static final long serialVersionUID = 1L;
  }
}
