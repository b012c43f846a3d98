package io.urumi.client.model.store;

import org.jspecify.annotations.Nullable;

/**
 * The store to create.
 *
 * @param teamId its owner; null for the caller's only team
 */
public record CreateStoreRequest(
    String name, String subdomain, @Nullable String plan, @Nullable String teamId) {
  /** A store of the caller's only team. */
  public CreateStoreRequest(String name, String subdomain, @Nullable String plan) {
    this(name, subdomain, plan, null);
  }
}
