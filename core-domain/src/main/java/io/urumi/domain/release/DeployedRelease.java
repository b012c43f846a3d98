package io.urumi.domain.release;

import java.util.Objects;

/**
 * What a store was deployed with when it became ready. It keeps that until it is upgraded on
 * purpose: a repair installs it again, whatever the settings say later.
 *
 * @param chartVersion version of the chart
 * @param webImage reference of the web server's image, for example {@code
 *     registry.example.com/store-web:1.4.0}
 * @param databaseImage reference of the database's image
 * @param digest of the chart and the values as the release's own record had them. The record is in
 *     the store's namespace, where others may be allowed to write; a chart out of it is installed
 *     only while it has this digest. Empty when it never is, as for an adopted store
 */
public record DeployedRelease(
    String chartVersion, String webImage, String databaseImage, String digest) {
  public DeployedRelease {
    Objects.requireNonNull(chartVersion, "chartVersion");
    Objects.requireNonNull(webImage, "webImage");
    Objects.requireNonNull(databaseImage, "databaseImage");
    Objects.requireNonNull(digest, "digest");
  }

  /** The same with another chart, which keeps the images. */
  public DeployedRelease withChartVersion(String version) {
    return new DeployedRelease(version, webImage, databaseImage, digest);
  }

  /** The same, whose record is never installed from. */
  public DeployedRelease withoutDigest() {
    return new DeployedRelease(chartVersion, webImage, databaseImage, "");
  }
}
