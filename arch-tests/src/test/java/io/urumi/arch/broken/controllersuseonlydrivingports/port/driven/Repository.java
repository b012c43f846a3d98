package io.urumi.arch.broken.controllersuseonlydrivingports.port.driven;

/** Broken on purpose: see the rule that its package is named after. */
public interface Repository {}
