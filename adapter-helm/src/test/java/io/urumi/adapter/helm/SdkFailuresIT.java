package io.urumi.adapter.helm;

/** By the Helm SDK. */
class SdkFailuresIT extends AbstractFailuresTest {
  @Override
  HelmReleases open(HelmSettings settings) {
    return HelmReleases.sdk(settings);
  }
}
