package io.urumi.client.model.store;

import org.jspecify.annotations.Nullable;

/** The store to create. */
public record CreateStoreRequest(String name, String subdomain, @Nullable String plan) {}
