package io.urumi.application.settings;

import java.time.Duration;
import java.util.Objects;

/**
 * Settings of the scan for namespaces without a store.
 *
 * @param scanInterval interval of the scan, run by one of the replicas; zero disables it
 * @param grace how long a namespace has to be orphaned before it is reported
 */
public record OrphanScanSettings(Duration scanInterval, Duration grace) {
  public OrphanScanSettings {
    Objects.requireNonNull(scanInterval, "scanInterval");
    Objects.requireNonNull(grace, "grace");
    if (scanInterval.isNegative() || grace.isNegative()) {
      throw new IllegalArgumentException("the scan interval and the grace are not negative");
    }
  }

  /** A scan per minute; reported by the second scan at the earliest. */
  public static OrphanScanSettings defaults() {
    return new OrphanScanSettings(Duration.ofMinutes(1), Duration.ofMinutes(1));
  }
}
