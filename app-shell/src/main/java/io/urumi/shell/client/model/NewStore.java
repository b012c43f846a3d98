package io.urumi.shell.client.model;

import org.jspecify.annotations.Nullable;

/** What is asked for when a store is created. */
public record NewStore(String name, String subdomain, @Nullable String plan) {}
