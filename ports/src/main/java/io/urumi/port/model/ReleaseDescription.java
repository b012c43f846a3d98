package io.urumi.port.model;

import java.util.Objects;

/**
 * Who installs the stores' releases, and from which chart.
 *
 * @param implementation {@code sdk}, {@code program} or {@code simulated}
 * @param version of Helm
 */
public record ReleaseDescription(
    String implementation, String version, String chartName, String chartVersion) {
  public ReleaseDescription {
    Objects.requireNonNull(implementation, "implementation");
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(chartName, "chartName");
    Objects.requireNonNull(chartVersion, "chartVersion");
  }
}
