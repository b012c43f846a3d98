package io.urumi.port.driven.lease;

/**
 * Number of stores that a replica can claim now.
 *
 * @param all slots for any operation
 * @param forDeletions how many of them may be used for deletions
 */
public record FreeSlots(int all, int forDeletions) {
  public FreeSlots {
    if (all < 0 || forDeletions < 0) {
      throw new IllegalArgumentException(
          "slots are 0 or more, not %d and %d".formatted(all, forDeletions));
    }
    forDeletions = Math.min(forDeletions, all);
  }

  /** Slots for any kind of operation. */
  public static FreeSlots of(int all) {
    return new FreeSlots(all, all);
  }

  /** The remaining slots after one was used. */
  public FreeSlots less(boolean deletion) {
    return new FreeSlots(all - 1, deletion ? forDeletions - 1 : forDeletions);
  }

  /** Whether a slot is available for the kind of operation. */
  public boolean fit(boolean deletion) {
    return all > 0 && (!deletion || forDeletions > 0);
  }
}
