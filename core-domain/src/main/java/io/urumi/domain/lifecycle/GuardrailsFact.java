package io.urumi.domain.lifecycle;

import java.util.List;

/** The observed state of quota, limits and network policies. */
public sealed interface GuardrailsFact {
  /** All guardrails exist as the platform applied them. */
  record Applied() implements GuardrailsFact {}

  /**
   * Some guardrails are missing or were changed outside the platform.
   *
   * @param objects kind and name of each, for example {@code NetworkPolicy/store-default-deny};
   *     empty when none was applied before
   * @param foreign kind and name of each foreign object that weakens the isolation of the namespace
   */
  record Missing(List<String> objects, List<String> foreign) implements GuardrailsFact {
    public Missing {
      objects = List.copyOf(objects);
      foreign = List.copyOf(foreign);
    }

    /** Without foreign objects. */
    public Missing(List<String> objects) {
      this(objects, List.of());
    }
  }
}
