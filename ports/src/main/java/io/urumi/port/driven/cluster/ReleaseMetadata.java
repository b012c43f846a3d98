package io.urumi.port.driven.cluster;

import io.urumi.domain.plan.PlanName;
import io.urumi.domain.store.Owner;
import io.urumi.domain.store.StoreName;
import org.jspecify.annotations.Nullable;

/**
 * What a release says of the store it was installed for.
 *
 * @param name null when it does not say, or nothing that a store could be called
 * @param owner null when it does not say, or nothing that could be an owner
 * @param plan null when it does not say, or nothing that could be a plan
 */
public record ReleaseMetadata(
    @Nullable StoreName name, @Nullable Owner owner, @Nullable PlanName plan) {
  /** Of what it says, as text; what breaks a rule is left out. */
  public static ReleaseMetadata of(
      @Nullable String name, @Nullable String owner, @Nullable String plan) {
    return new ReleaseMetadata(
        Parsing.read(name, StoreName::new),
        Parsing.read(owner, Owner::new),
        Parsing.read(plan, PlanName::new));
  }
}
