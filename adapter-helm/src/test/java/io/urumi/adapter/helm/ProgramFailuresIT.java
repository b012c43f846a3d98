package io.urumi.adapter.helm;

/** By the helm program. */
class ProgramFailuresIT extends AbstractFailuresTest {
  @Override
  HelmReleases open(HelmSettings settings) {
    return HelmReleases.program(settings, HelmPrograms.helm());
  }
}
