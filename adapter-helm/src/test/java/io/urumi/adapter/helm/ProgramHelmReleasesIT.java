package io.urumi.adapter.helm;

/** By the helm program. */
class ProgramHelmReleasesIT extends AbstractHelmReleasesTest {
  @Override
  HelmReleases open(HelmSettings settings) {
    return HelmReleases.program(settings, HelmPrograms.helm());
  }
}
