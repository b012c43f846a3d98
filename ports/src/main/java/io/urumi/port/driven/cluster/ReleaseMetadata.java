package io.urumi.port.driven.cluster;

import io.urumi.domain.plan.PlanName;
import io.urumi.domain.store.StoreAddress;
import io.urumi.domain.store.StoreName;
import org.jspecify.annotations.Nullable;

/**
 * The store that a release was installed for, as recorded in its values; without its owner, which
 * may have changed since.
 *
 * @param name null when missing or not a valid store name
 * @param plan null when missing or not a valid plan name
 * @param address that the release was deployed with; null when missing or invalid
 */
public record ReleaseMetadata(
    @Nullable StoreName name, @Nullable PlanName plan, @Nullable StoreAddress address) {
  /** Without an address. */
  public ReleaseMetadata(@Nullable StoreName name, @Nullable PlanName plan) {
    this(name, plan, null);
  }

  /** Parses the recorded texts; invalid values become null. */
  public static ReleaseMetadata of(
      @Nullable String name, @Nullable String plan, @Nullable String host, @Nullable String url) {
    return new ReleaseMetadata(
        Parsing.read(name, StoreName::new),
        Parsing.read(plan, PlanName::new),
        host == null ? null : Parsing.read(url, text -> new StoreAddress(host, text)));
  }
}
