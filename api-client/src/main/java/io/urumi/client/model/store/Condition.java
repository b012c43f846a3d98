package io.urumi.client.model.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One condition of a store; {@code status} is TRUE, FALSE or UNKNOWN. */
public record Condition(
    String type,
    String status,
    @Nullable String reason,
    @Nullable String message,
    @Nullable Instant lastTransitionTime) {}
