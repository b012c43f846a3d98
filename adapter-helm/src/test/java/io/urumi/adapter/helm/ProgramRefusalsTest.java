package io.urumi.adapter.helm;

/** By the helm program. */
class ProgramRefusalsTest extends AbstractRefusalsTest {
  @Override
  HelmReleases open(HelmSettings settings) {
    return HelmReleases.program(settings, HelmPrograms.helm());
  }
}
