package io.urumi.adapter.helm;

/** With the helm program as the killed process's child, which outlives it. */
class ProgramCrashIT extends AbstractCrashTest {
  @Override
  String implementation() {
    return HelmPrograms.helm().toString();
  }

  @Override
  HelmReleases open(HelmSettings settings) {
    return HelmReleases.program(settings, HelmPrograms.helm());
  }
}
