package io.urumi.domain.lifecycle;

import java.util.List;

/** What the cluster says about quota, limits and network policies. */
public sealed interface GuardrailsFact {
  /** All are there, as the platform applied them. */
  record Applied() implements GuardrailsFact {}

  /**
   * Some are missing or were changed by somebody else.
   *
   * @param objects kind and name of each, for example {@code NetworkPolicy/store-default-deny};
   *     empty when none was ever applied
   */
  record Missing(List<String> objects) implements GuardrailsFact {
    public Missing {
      objects = List.copyOf(objects);
    }
  }
}
