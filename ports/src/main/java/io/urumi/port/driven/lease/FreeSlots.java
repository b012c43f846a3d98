package io.urumi.port.driven.lease;

/**
 * How many stores a replica can take in hand now.
 *
 * @param all of whatever kind
 * @param forDeletions how many of them may be stores that are to be deleted
 */
public record FreeSlots(int all, int forDeletions) {
  public FreeSlots {
    if (all < 0 || forDeletions < 0) {
      throw new IllegalArgumentException(
          "slots are 0 or more, not %d and %d".formatted(all, forDeletions));
    }
    forDeletions = Math.min(forDeletions, all);
  }

  /** So many, for any kind of work. */
  public static FreeSlots of(int all) {
    return new FreeSlots(all, all);
  }

  /** What is left when one of them is taken. */
  public FreeSlots less(boolean deletion) {
    return new FreeSlots(all - 1, deletion ? forDeletions - 1 : forDeletions);
  }

  /** Whether there is one for such work. */
  public boolean fit(boolean deletion) {
    return all > 0 && (!deletion || forDeletions > 0);
  }
}
