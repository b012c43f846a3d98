package io.urumi.shell.client.model;

import org.jspecify.annotations.Nullable;

/** One element of the event stream: what happened, and the store as it was then. */
public record StreamItem(StoreEvent event, @Nullable Store store) {}
