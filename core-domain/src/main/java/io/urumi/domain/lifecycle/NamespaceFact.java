package io.urumi.domain.lifecycle;

import org.jspecify.annotations.Nullable;

/** The observed state of the store's namespace. */
public sealed interface NamespaceFact {
  /** The namespace does not exist. */
  record Absent() implements NamespaceFact {}

  /**
   * The namespace exists and belongs to this store.
   *
   * @param problem of the namespace on which nothing of the store depends, as a sentence for users;
   *     null when there is none
   */
  record Active(@Nullable String problem) implements NamespaceFact {
    /** Without a problem. */
    public Active() {
      this(null);
    }
  }

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
