package io.urumi.arch.broken.adaptersdonotdependoneachother.adapter.helm;

import io.urumi.arch.broken.adaptersdonotdependoneachother.adapter.k8s.Adapter;

/** Broken on purpose: see the rule that its package is named after. */
public final class SeesAnother {
  Adapter adapter = new Adapter();
}
