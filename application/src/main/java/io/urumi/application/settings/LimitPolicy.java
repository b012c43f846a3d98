package io.urumi.application.settings;

import io.urumi.domain.limit.Amounts;
import io.urumi.domain.limit.LimitKind;
import io.urumi.domain.limit.LimitReached;
import io.urumi.domain.limit.Limits;
import io.urumi.domain.plan.PlanName;
import io.urumi.port.model.store.OwnerRecord;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * How much owners of stores may have; not the ResourceQuota of a namespace, which belongs to the
 * plan.
 *
 * @param plans whose figures count for each store. A store whose plan is not available any more
 *     counts as a store and nothing else
 * @param defaults for owners without limits of their own
 */
public record LimitPolicy(PlanCatalog plans, Limits defaults) {
  public LimitPolicy {
    Objects.requireNonNull(plans, "plans");
    Objects.requireNonNull(defaults, "defaults");
  }

  /** The limits that apply to an owner. */
  public Limits effective(OwnerRecord owner) {
    return owner.limits().orElse(defaults);
  }

  /** What an owner has. */
  public Amounts used(OwnerRecord owner) {
    Amounts used = new Amounts(Map.of(LimitKind.CREATIONS, owner.creations()));
    for (Map.Entry<PlanName, Long> each : owner.stores().entrySet()) {
      used = used.plus(plans.amounts(each.getKey()), each.getValue());
    }
    return used;
  }

  /**
   * The limit that does not permit one more store; empty when all do.
   *
   * @param creating whether that store is being created
   */
  public Optional<LimitReached> reached(OwnerRecord owner, PlanName plan, boolean creating) {
    Amounts more = plans.amounts(plan);
    return effective(owner)
        .reached(
            used(owner), creating ? more.plus(new Amounts(Map.of(LimitKind.CREATIONS, 1L))) : more);
  }
}
