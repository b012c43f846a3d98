package io.urumi.application.anchor;

import io.urumi.port.driven.anchor.AnchorLog;
import java.time.Duration;
import java.util.Objects;

/**
 * How the audit log is anchored.
 *
 * @param interval between two anchors; none is written while the log does not grow
 */
public record AnchorSettings(AnchorKey key, AnchorLog log, Duration interval) {
  public AnchorSettings {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(log, "log");
    Objects.requireNonNull(interval, "interval");
    if (interval.isNegative() || interval.isZero()) {
      throw new IllegalArgumentException("the interval must be positive, not " + interval);
    }
  }
}
