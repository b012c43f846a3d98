package io.urumi.arch.broken.adaptersdonotdependontheapplication.application;

/** Broken on purpose: see the rule that its package is named after. */
public final class Engine {}
