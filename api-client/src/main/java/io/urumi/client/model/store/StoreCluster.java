package io.urumi.client.model.store;

/** The cluster a store is on. */
public record StoreCluster(String name, boolean simulated) {}
