package io.urumi.adapter.helm;

/** By the Helm SDK. */
class SdkHelmReleasesIT extends AbstractHelmReleasesTest {
  @Override
  HelmReleases open(HelmSettings settings) {
    return HelmReleases.sdk(settings);
  }
}
