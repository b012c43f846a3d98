package io.urumi.adapter.helm;

/** By the Helm SDK. */
class SdkRefusalsTest extends AbstractRefusalsTest {
  @Override
  HelmReleases open(HelmSettings settings) {
    return HelmReleases.sdk(settings);
  }
}
