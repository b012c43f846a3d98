package io.urumi.client.model.store;

/**
 * The team that gets a store.
 *
 * @param teamId its id
 */
public record TransferStoreRequest(String teamId) {}
