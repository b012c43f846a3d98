package io.urumi.port.driving;

import io.urumi.domain.access.Caller;
import io.urumi.domain.plan.Plan;
import io.urumi.domain.plan.PlanName;
import java.util.List;

/** Lists the available plans; every caller may read them. */
public interface ListPlansQuery {
  /** From small to large. */
  List<Plan> plans(Caller caller);

  /** The plan of a store that names none. */
  PlanName defaultPlan(Caller caller);
}
