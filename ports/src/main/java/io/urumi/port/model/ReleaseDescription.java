package io.urumi.port.model;

import java.util.Objects;

/**
 * The Helm implementation and the chart of the stores' releases.
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
