package io.urumi.adapter.helm;

/** With the helm program, which keeps running when its parent is killed. */
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
