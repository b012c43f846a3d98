package io.urumi.shell.command.store;

import io.urumi.shell.command.UsageException;
import java.time.Duration;

/** Validates the timeout of waiting. */
final class WaitTimeout {
  private WaitTimeout() {}

  static void requirePositive(Duration timeout) {
    if (timeout.isNegative() || timeout.isZero()) {
      throw new UsageException("--timeout must be positive, for example 90s or 5m.");
    }
  }
}
