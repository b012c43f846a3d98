package io.urumi.domain.lifecycle;

/**
 * The observed state of the RoleBinding that gives the platform's account the role for stores in
 * the namespace of one store. Without it nothing else in the namespace can be observed.
 */
public sealed interface RoleBindingFact {
  /** It exists as the platform applied it. */
  record Bound() implements RoleBindingFact {}

  /** The platform's account has the rights in all namespaces. */
  record NotNeeded() implements RoleBindingFact {}

  /** There is none. */
  record Absent() implements RoleBindingFact {}

  /**
   * It was changed outside the platform.
   *
   * @param difference what differs, as a clause
   */
  record Changed(String difference) implements RoleBindingFact {}

  /** Whether the account has the rights that an observation of the namespace needs. */
  default boolean permitsObservation() {
    return switch (this) {
      case Bound(), NotNeeded() -> true;
      case Absent(), Changed(String _) -> false;
    };
  }
}
