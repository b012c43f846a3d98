package io.urumi.client.model;

import io.urumi.client.model.store.Store;
import org.jspecify.annotations.Nullable;

/** An element of the event stream: an event, and the store at the time of sending. */
public record StreamItem(StoreEvent event, @Nullable Store store) {}
