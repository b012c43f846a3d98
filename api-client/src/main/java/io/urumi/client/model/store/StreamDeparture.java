package io.urumi.client.model.store;

/** A store that was given to a team whose stores the caller may not read. */
public record StreamDeparture(String storeId) {}
