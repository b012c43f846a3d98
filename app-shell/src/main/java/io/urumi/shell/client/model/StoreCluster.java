package io.urumi.shell.client.model;

/** The cluster a store is on. */
public record StoreCluster(String name, boolean simulated) {}
