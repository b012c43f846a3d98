package io.urumi.arch.broken.applicationdependsontheportsonly.application;

import io.urumi.arch.broken.applicationdependsontheportsonly.adapter.k8s.Adapter;

/** Broken on purpose: see the rule that its package is named after. */
public final class KnowsAnAdapter {
  Adapter adapter = new Adapter();
}
