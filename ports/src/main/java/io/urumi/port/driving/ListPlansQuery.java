package io.urumi.port.driving;

import io.urumi.domain.plan.Plan;
import io.urumi.domain.plan.PlanName;
import java.util.List;

/** The plans on offer. */
public interface ListPlansQuery {
  /** From small to large. */
  List<Plan> plans();

  /** The one that is taken when none is named. */
  PlanName defaultPlan();
}
