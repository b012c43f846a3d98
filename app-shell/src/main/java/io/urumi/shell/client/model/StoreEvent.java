package io.urumi.shell.client.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Something that happened to a store. */
public record StoreEvent(
    String id,
    String storeId,
    @Nullable String subdomain,
    String type,
    @Nullable Instant at,
    @Nullable String message,
    @Nullable String actor,
    @Nullable String step,
    @Nullable String phase,
    @Nullable Failure failure) {}
