package io.urumi.domain.store;

import java.util.Objects;
import java.util.Optional;

/** The Kubernetes namespace of one store: {@code store-<subdomain>}. */
public record Namespace(String value) {
  /** Prefix of every store's namespace. */
  public static final String PREFIX = "store-";

  public Namespace {
    Objects.requireNonNull(value, "value");
    if (!value.startsWith(PREFIX)) {
      throw new IllegalArgumentException("not the namespace of a store: " + value);
    }
  }

  /** The store's subdomain; empty when the name is not that of a store's namespace. */
  public static Optional<Subdomain> subdomainOf(String namespace) {
    if (!namespace.startsWith(PREFIX)) {
      return Optional.empty();
    }
    try {
      return Optional.of(new Subdomain(namespace.substring(PREFIX.length())));
    } catch (IllegalArgumentException notOurs) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
