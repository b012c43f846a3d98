package io.urumi.domain.lifecycle;

import io.urumi.domain.failure.StoreFailure;

/** The shop's page as a customer gets it through the ingress. */
public sealed interface StorefrontFact {
  /** Not probed, because the web server is not available yet. */
  record NotProbed() implements StorefrontFact {}

  /** The shop's own page was served. */
  record Reachable() implements StorefrontFact {}

  /**
   * The shop's own software answers, but its owner has closed the shop to customers.
   *
   * @param how as a sentence for users
   */
  record ClosedByOwner(String how) implements StorefrontFact {}

  /** Another page or none was served. */
  record Unreachable(StoreFailure failure) implements StorefrontFact {}
}
