package io.urumi.arch.broken.theshellspeakshttponly.domain;

/** Broken on purpose: see the rule that its package is named after. */
public final class Value {}
