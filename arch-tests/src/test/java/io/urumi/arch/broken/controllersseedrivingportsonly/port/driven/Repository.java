package io.urumi.arch.broken.controllersseedrivingportsonly.port.driven;

/** Broken on purpose: see the rule that its package is named after. */
public interface Repository {}
