package io.urumi.application.settings;

/**
 * Limit of stores per owner; not the ResourceQuota of a namespace, which belongs to the plan.
 *
 * @param perOwner stores that are not deleted; 0 for no limit
 */
public record StoreLimit(int perOwner) {
  public StoreLimit {
    if (perOwner < 0) {
      throw new IllegalArgumentException(
          "stores per owner are 1 or more, or 0 for no limit, not " + perOwner);
    }
  }

  /** No limit. */
  public static StoreLimit unlimited() {
    return new StoreLimit(0);
  }

  /** Whether there is a limit. */
  public boolean limited() {
    return perOwner > 0;
  }

  /** Whether an owner with {@code existing} stores may create another one. */
  public boolean allowsOneMoreThan(long existing) {
    return !limited() || existing < perOwner;
  }
}
