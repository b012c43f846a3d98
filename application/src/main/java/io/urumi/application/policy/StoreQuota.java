package io.urumi.application.policy;

/**
 * How many stores one owner may have.
 *
 * @param perOwner stores that are not deleted; 0 for as many as he likes
 */
public record StoreQuota(int perOwner) {
  public StoreQuota {
    if (perOwner < 0) {
      throw new IllegalArgumentException(
          "stores per owner are 1 or more, or 0 for no limit, not " + perOwner);
    }
  }

  /** As many as anybody likes. */
  public static StoreQuota unlimited() {
    return new StoreQuota(0);
  }

  /** Whether there is a limit at all. */
  public boolean limited() {
    return perOwner > 0;
  }

  /** Whether an owner who has so many may have one more. */
  public boolean allowsOneMoreThan(long existing) {
    return !limited() || existing < perOwner;
  }
}
