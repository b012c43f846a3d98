package io.urumi.client.model;

import io.urumi.client.model.store.Failure;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event of a store.
 *
 * @param reason of the condition that a degraded store does not meet
 */
public record StoreEvent(
    String id,
    String storeId,
    @Nullable String subdomain,
    String type,
    @Nullable Instant at,
    @Nullable String message,
    @Nullable String owner,
    @Nullable String actor,
    @Nullable String principalId,
    @Nullable String principalKind,
    @Nullable String step,
    @Nullable String phase,
    @Nullable Failure failure,
    @Nullable String reason) {}
