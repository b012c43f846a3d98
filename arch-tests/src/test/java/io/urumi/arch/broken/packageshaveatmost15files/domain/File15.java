package io.urumi.arch.broken.packageshaveatmost15files.domain;

/** Broken on purpose: see the rule that its package is named after. */
public interface File15 {}
