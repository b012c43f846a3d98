package io.urumi.domain.lifecycle;

/** The observed state of the store's namespace. */
public sealed interface NamespaceFact {
  /** The namespace does not exist. */
  record Absent() implements NamespaceFact {}

  /** The namespace exists and belongs to this store. */
  record Active() implements NamespaceFact {}

  /**
   * The namespace is being deleted; it belongs to this store or to an earlier store of the same
   * subdomain.
   *
   * @param blockers what delays the deletion, as the API server reports it; empty when unknown
   */
  record Terminating(String blockers) implements NamespaceFact {}

  /** The namespace exists and belongs to another store or to no store. */
  record Foreign(String owner) implements NamespaceFact {}
}
