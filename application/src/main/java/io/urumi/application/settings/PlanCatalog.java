package io.urumi.application.settings;

import io.urumi.domain.limit.Amounts;
import io.urumi.domain.limit.LimitKind;
import io.urumi.domain.plan.Plan;
import io.urumi.domain.plan.PlanName;
import java.util.List;
import java.util.Map;

/**
 * The available plans, from small to large.
 *
 * @param defaultPlan the plan of a store that names none; one of {@code plans}
 */
public record PlanCatalog(List<Plan> plans, PlanName defaultPlan) {
  public PlanCatalog {
    plans = List.copyOf(plans);
    if (!contains(plans, defaultPlan)) {
      throw new IllegalArgumentException(
          "the default plan " + defaultPlan + " is not one of the plans");
    }
  }

  /**
   * The plans of {@code charts/woocommerce-store/plans} with the figures of their quotas; a test
   * compares the two.
   */
  public static PlanCatalog ofChart() {
    return new PlanCatalog(
        List.of(
            new Plan(
                new PlanName("small"),
                "Small",
                "For a first shop: some hundred products, a few customers at a time.",
                "8",
                "2560Mi",
                "6Gi"),
            new Plan(
                new PlanName("medium"),
                "Medium",
                "For a shop with steady traffic: thousands of products.",
                "8",
                "4Gi",
                "30Gi"),
            new Plan(
                new PlanName("large"),
                "Large",
                "For a busy shop: campaigns, large catalogues.",
                "14",
                "7Gi",
                "100Gi")),
        new PlanName("small"));
  }

  /**
   * What a store of the plan adds to the usage of its team; one store, without CPU, memory and
   * storage, when there is no such plan.
   */
  public Amounts amounts(PlanName name) {
    return plans.stream()
        .filter(plan -> plan.name().equals(name))
        .findFirst()
        .map(plan ->
            new Amounts(
                Map.of(
                    LimitKind.STORES, 1L,
                    LimitKind.CPU, LimitKind.CPU.parse(plan.cpu()),
                    LimitKind.MEMORY, LimitKind.MEMORY.parse(plan.memory()),
                    LimitKind.STORAGE, LimitKind.STORAGE.parse(plan.storage()))))
        .orElseGet(() -> new Amounts(Map.of(LimitKind.STORES, 1L)));
  }

  public boolean contains(PlanName name) {
    return contains(plans, name);
  }

  private static boolean contains(List<Plan> plans, PlanName name) {
    return plans.stream().anyMatch(plan -> plan.name().equals(name));
  }
}
