package io.urumi.arch.broken.adaptersdonotdependontheapplication.adapter.k8s;

import io.urumi.arch.broken.adaptersdonotdependontheapplication.application.Engine;

/** Broken on purpose: see the rule that its package is named after. */
public final class SeesTheApplication {
  Engine engine = new Engine();
}
