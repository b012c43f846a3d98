package io.urumi.adapter.helm;

/** With the Helm SDK in the killed process. */
class SdkCrashIT extends AbstractCrashTest {
  @Override
  String implementation() {
    return "sdk";
  }

  @Override
  HelmReleases open(HelmSettings settings) {
    return HelmReleases.sdk(settings);
  }
}
