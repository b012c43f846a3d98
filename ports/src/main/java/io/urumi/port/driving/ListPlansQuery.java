package io.urumi.port.driving;

import io.urumi.domain.plan.Plan;
import io.urumi.domain.plan.PlanName;
import java.util.List;

/** Lists the available plans. */
public interface ListPlansQuery {
  /** From small to large. */
  List<Plan> plans();

  /** The plan of a store that names none. */
  PlanName defaultPlan();
}
