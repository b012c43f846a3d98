package io.urumi.port.model.store;

import io.urumi.domain.limit.Limits;
import io.urumi.domain.plan.PlanName;
import java.util.Map;
import java.util.Objects;

/**
 * What an owner of stores has and may have.
 *
 * @param limits of its own; says nothing where the limits of the settings apply
 * @param stores number of stores that are not deleted, by plan
 * @param creations how many of them are being created
 * @param team whether it is the id of a team
 */
public record OwnerRecord(Limits limits, Map<PlanName, Long> stores, long creations, boolean team) {
  public OwnerRecord {
    Objects.requireNonNull(limits, "limits");
    stores = Map.copyOf(stores);
  }

  /** Number of stores that are not deleted. */
  public long held() {
    return stores.values().stream().mapToLong(Long::longValue).sum();
  }
}
