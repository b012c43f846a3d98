package io.urumi.port.driven.cluster;

import io.urumi.domain.plan.PlanName;
import io.urumi.domain.store.Owner;
import io.urumi.domain.store.StoreAddress;
import io.urumi.domain.store.StoreName;
import org.jspecify.annotations.Nullable;

/**
 * The store that a release was installed for, as recorded in its values.
 *
 * @param name null when missing or not a valid store name
 * @param owner null when missing or not a valid owner
 * @param plan null when missing or not a valid plan name
 * @param address that the release was deployed with; null when missing or invalid
 */
public record ReleaseMetadata(
    @Nullable StoreName name,
    @Nullable Owner owner,
    @Nullable PlanName plan,
    @Nullable StoreAddress address) {
  /** Without an address. */
  public ReleaseMetadata(@Nullable StoreName name, @Nullable Owner owner, @Nullable PlanName plan) {
    this(name, owner, plan, null);
  }

  /** Parses the recorded texts; invalid values become null. */
  public static ReleaseMetadata of(
      @Nullable String name,
      @Nullable String owner,
      @Nullable String plan,
      @Nullable String host,
      @Nullable String url) {
    return new ReleaseMetadata(
        Parsing.read(name, StoreName::new),
        Parsing.read(owner, Owner::new),
        Parsing.read(plan, PlanName::new),
        host == null ? null : Parsing.read(url, text -> new StoreAddress(host, text)));
  }
}
