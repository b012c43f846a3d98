package io.urumi.shell.command.store;

import io.urumi.shell.command.UsageException;
import java.time.Duration;

/** Checks on how long to wait. */
final class WaitTimeout {
  private WaitTimeout() {}

  static void requirePositive(Duration timeout) {
    if (timeout.isNegative() || timeout.isZero()) {
      throw new UsageException("--timeout must be longer than nothing, for example 90s or 5m.");
    }
  }
}
