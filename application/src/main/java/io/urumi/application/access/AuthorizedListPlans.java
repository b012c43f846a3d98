package io.urumi.application.access;

import io.urumi.application.settings.PlanCatalog;
import io.urumi.domain.access.Caller;
import io.urumi.domain.plan.Plan;
import io.urumi.domain.plan.PlanName;
import io.urumi.port.driving.ListPlansQuery;
import java.util.List;

/** The plans, for every caller. */
public final class AuthorizedListPlans implements ListPlansQuery {
  private final PlanCatalog plans;

  public AuthorizedListPlans(PlanCatalog plans) {
    this.plans = plans;
  }

  @Override
  public List<Plan> plans(Caller caller) {
    AccessChecks.permitEveryCaller(caller);
    return plans.plans();
  }

  @Override
  public PlanName defaultPlan(Caller caller) {
    AccessChecks.permitEveryCaller(caller);
    return plans.defaultPlan();
  }
}
