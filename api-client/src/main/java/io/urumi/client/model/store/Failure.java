package io.urumi.client.model.store;

import org.jspecify.annotations.Nullable;

/** The cause of a failed store or step, and the remedy. */
public record Failure(
    String code,
    String message,
    @Nullable String detail,
    @Nullable String remedy,
    boolean retryable) {}
