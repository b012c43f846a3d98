package io.urumi.port.model;

/**
 * The reconciler's queue.
 *
 * @param due stores that are due and not leased
 * @param inFlight stores under a valid lease
 * @param waiting stores that are due later
 */
public record QueueDepth(long due, long inFlight, long waiting) {}
