package io.urumi.adapter.simulated;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * What goes wrong with a store whose subdomain begins with a certain word, when {@link
 * SimulationSettings#demoFaults()} is on. Each has an end, so that a retry can be shown to work.
 */
public enum DemoFault {
  /** {@code fail-image-…}: the web server's image is missing until its pod is recreated. */
  IMAGE("fail-image-", Fault.IMAGE_MISSING),
  /** {@code fail-crash-…}: the web server crashes until its pod is recreated. */
  CRASH("fail-crash-", Fault.WEB_CRASHING),
  /** {@code fail-volume-…}: the database gets no volume until its pod is recreated. */
  VOLUME("fail-volume-", Fault.NO_STORAGE_CLASS),
  /** {@code fail-chart-…}: the chart is broken at the first try. */
  CHART("fail-chart-", Fault.CHART_BROKEN),
  /** {@code fail-page-…}: the page is somebody else's for the namespace's first minute. */
  PAGE("fail-page-", Fault.STOREFRONT_WRONG_CONTENT);

  private static final Duration PAGE_LASTS = Duration.ofMinutes(1);

  private final String prefix;
  private final Fault fault;

  DemoFault(String prefix, Fault fault) {
    this.prefix = prefix;
    this.fault = fault;
  }

  /** How the subdomains begin that it befalls. */
  public String prefix() {
    return prefix;
  }

  public Fault fault() {
    return fault;
  }

  /** The fault that a space has by its name now; empty when it has none, or has it no more. */
  static Optional<Fault> of(Space space, Instant now) {
    return Arrays.stream(values())
        .filter(demo -> space.subdomain().startsWith(demo.prefix))
        .filter(demo -> !space.overcome().contains(demo.fault))
        .filter(demo -> demo != PAGE || now.isBefore(space.createdAt().plus(PAGE_LASTS)))
        .map(DemoFault::fault)
        .findFirst();
  }
}
