package io.urumi.arch.broken.drivingportsarenamedusecaseorquery.port.driving;

/** Broken on purpose: see the rule that its package is named after. */
public interface StoreService {}
