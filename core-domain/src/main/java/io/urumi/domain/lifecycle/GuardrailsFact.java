package io.urumi.domain.lifecycle;

import java.util.List;

/** The observed state of quota, limits and network policies. */
public sealed interface GuardrailsFact {
  /**
   * All guardrails exist as the platform applied them.
   *
   * @param foreign kind and name of each foreign object that weakens the isolation of the namespace
   *     or receives requests for the shop's host, and that the platform does not remove
   */
  record Applied(List<String> foreign) implements GuardrailsFact {
    public Applied {
      foreign = List.copyOf(foreign);
    }

    /** Without foreign objects. */
    public Applied() {
      this(List.of());
    }
  }

  /**
   * Some guardrails are missing or were changed outside the platform, or foreign objects weaken the
   * isolation of the namespace.
   *
   * @param objects kind and name of each, for example {@code NetworkPolicy/store-default-deny};
   *     empty when none was applied before
   * @param foreign kind and name of each foreign object that weakens the isolation of the
   *     namespace; applying the guardrails removes it
   */
  record NotApplied(List<String> objects, List<String> foreign) implements GuardrailsFact {
    public NotApplied {
      objects = List.copyOf(objects);
      foreign = List.copyOf(foreign);
    }

    /** Without foreign objects. */
    public NotApplied(List<String> objects) {
      this(objects, List.of());
    }
  }
}
