package io.urumi.application.policy;

import java.time.Duration;
import java.util.Objects;

/**
 * How namespaces without a store are looked for.
 *
 * @param scanInterval how often the cluster is looked through, by one of the replicas; zero for
 *     never
 * @param grace how long a namespace has to be nobody's before it is told of
 */
public record OrphanPolicy(Duration scanInterval, Duration grace) {
  public OrphanPolicy {
    Objects.requireNonNull(scanInterval, "scanInterval");
    Objects.requireNonNull(grace, "grace");
    if (scanInterval.isNegative() || grace.isNegative()) {
      throw new IllegalArgumentException("the scan interval and the grace are not negative");
    }
  }

  /** Once a minute, and told of at the second look at the earliest. */
  public static OrphanPolicy defaults() {
    return new OrphanPolicy(Duration.ofMinutes(1), Duration.ofMinutes(1));
  }
}
