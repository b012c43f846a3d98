package io.urumi.domain.lifecycle;

/** What the cluster says about the store's namespace. */
public sealed interface NamespaceFact {
  /** There is none. */
  record Absent() implements NamespaceFact {}

  /** It is there and this store's. */
  record Active() implements NamespaceFact {}

  /**
   * It is this store's, or an earlier store's of the same subdomain, and on its way out.
   *
   * @param blockers what holds it, in the API server's words; empty when nothing is known to
   */
  record Terminating(String blockers) implements NamespaceFact {}

  /** It is there and belongs to somebody else, or to another store. */
  record Foreign(String owner) implements NamespaceFact {}
}
