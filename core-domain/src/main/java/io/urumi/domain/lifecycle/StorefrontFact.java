package io.urumi.domain.lifecycle;

import io.urumi.domain.failure.StoreFailure;

/** What a customer would see through the ingress. */
public sealed interface StorefrontFact {
  /** Nobody looked, because there is nothing to see yet. */
  record NotProbed() implements StorefrontFact {}

  /** The shop's own page, with the shop's own content. */
  record Reachable() implements StorefrontFact {}

  /** Something else, or nothing. */
  record Unreachable(StoreFailure failure) implements StorefrontFact {}
}
