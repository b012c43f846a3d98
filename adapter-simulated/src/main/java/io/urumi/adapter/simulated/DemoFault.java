package io.urumi.adapter.simulated;

import io.urumi.adapter.simulated.state.SimulatedNamespace;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * Fault of a store whose subdomain has a certain prefix, when {@link SimulationSettings#demoFaults}
 * is on. Each one ends, so that a successful retry can be demonstrated.
 */
public enum DemoFault {
  /** {@code fail-image-…}: the web server's image is missing until its pod is recreated. */
  IMAGE("fail-image-", Fault.IMAGE_MISSING),
  /** {@code fail-crash-…}: the web server crashes until its pod is recreated. */
  CRASH("fail-crash-", Fault.WEB_CRASHING),
  /** {@code fail-volume-…}: the database gets no volume until its pod is recreated. */
  VOLUME("fail-volume-", Fault.NO_STORAGE_CLASS),
  /** {@code fail-chart-…}: the chart is broken at the first attempt. */
  CHART("fail-chart-", Fault.CHART_BROKEN),
  /** {@code fail-page-…}: the page is not the shop's in the namespace's first minute. */
  PAGE("fail-page-", Fault.STOREFRONT_WRONG_CONTENT);

  private static final Duration PAGE_FAULT_DURATION = Duration.ofMinutes(1);

  private final String prefix;
  private final Fault fault;

  DemoFault(String prefix, Fault fault) {
    this.prefix = prefix;
    this.fault = fault;
  }

  /** Prefix of the subdomains with this fault. */
  public String prefix() {
    return prefix;
  }

  public Fault fault() {
    return fault;
  }

  /** The active demonstration fault of a namespace; empty when there is none, or it is over. */
  static Optional<Fault> of(SimulatedNamespace namespace, Instant now) {
    return Arrays.stream(values())
        .filter(demo -> namespace.subdomain().startsWith(demo.prefix))
        .filter(demo -> !namespace.resolvedFaults().contains(demo.fault.name()))
        .filter(
            demo -> demo != PAGE || now.isBefore(namespace.createdAt().plus(PAGE_FAULT_DURATION)))
        .map(DemoFault::fault)
        .findFirst();
  }
}
