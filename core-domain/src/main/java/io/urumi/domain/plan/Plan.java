package io.urumi.domain.plan;

import java.util.Objects;

/**
 * Resources of a store: the totals that users compare, as Kubernetes quantities. The sizes
 * themselves are in {@code charts/woocommerce-store/plans}.
 *
 * @param name the identifier in the API
 * @param title the name that users see
 * @param description one sentence on who it is for
 * @param cpu CPU the whole namespace may use at most, for example {@code 2}
 * @param memory memory the whole namespace may use at most, for example {@code 1Gi}
 * @param storage disk the whole namespace may claim, for example {@code 2Gi}
 */
public record Plan(
    PlanName name, String title, String description, String cpu, String memory, String storage) {
  public Plan {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(description, "description");
    Objects.requireNonNull(cpu, "cpu");
    Objects.requireNonNull(memory, "memory");
    Objects.requireNonNull(storage, "storage");
  }
}
