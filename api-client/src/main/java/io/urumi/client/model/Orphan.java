package io.urumi.client.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A namespace that belongs to no store. */
public record Orphan(
    String namespace,
    String subdomain,
    String storeId,
    String reason,
    @Nullable String message,
    boolean adoptable,
    boolean deletable,
    @Nullable String heldBy,
    @Nullable String name,
    @Nullable String owner,
    @Nullable String plan,
    @Nullable Instant createdAt,
    @Nullable Instant firstSeenAt,
    @Nullable Instant lastSeenAt) {}
