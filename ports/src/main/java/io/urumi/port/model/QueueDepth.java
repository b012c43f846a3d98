package io.urumi.port.model;

/**
 * The reconciler's queue.
 *
 * @param due stores whose time has come and that nobody has in hand
 * @param inFlight stores under a living lease
 * @param waiting stores that are due later
 */
public record QueueDepth(long due, long inFlight, long waiting) {}
