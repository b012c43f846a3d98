package io.urumi.arch.broken.applicationknowstheportsonly.application;

import io.urumi.arch.broken.applicationknowstheportsonly.adapter.k8s.Adapter;

/** Broken on purpose: see the rule that its package is named after. */
public final class KnowsAnAdapter {
  Adapter adapter = new Adapter();
}
