package io.urumi.arch.broken.adaptersdonotdependoneachother.adapter.k8s;

/** Broken on purpose: see the rule that its package is named after. */
public final class Adapter {}
