package io.urumi.domain.store;

import io.urumi.domain.plan.PlanName;
import java.util.Objects;

/**
 * The desired state of a store. Use cases write it; the reconciler reads it.
 *
 * @param generation counts the requests: 1 at creation, one more at each change, retry or deletion
 */
public record StoreSpec(
    StoreName name,
    Subdomain subdomain,
    Owner owner,
    PlanName plan,
    DesiredState desired,
    long generation) {
  public StoreSpec {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(subdomain, "subdomain");
    Objects.requireNonNull(owner, "owner");
    Objects.requireNonNull(plan, "plan");
    Objects.requireNonNull(desired, "desired");
    if (generation < 1) {
      throw new IllegalArgumentException("generation starts at 1, not at " + generation);
    }
  }

  /** The same spec, requested again. */
  public StoreSpec nextGeneration() {
    return new StoreSpec(name, subdomain, owner, plan, desired, generation + 1);
  }

  /** The same spec of another owner: nothing is requested of the cluster. */
  public StoreSpec ownedBy(Owner other) {
    return new StoreSpec(name, subdomain, other, plan, desired, generation);
  }

  /** This spec with the request to delete the store. */
  public StoreSpec deleted() {
    return new StoreSpec(name, subdomain, owner, plan, DesiredState.DELETED, generation + 1);
  }
}
