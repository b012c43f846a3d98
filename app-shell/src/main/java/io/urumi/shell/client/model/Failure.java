package io.urumi.shell.client.model;

import org.jspecify.annotations.Nullable;

/** Why a store or a step failed, and what to do about it. */
public record Failure(
    String code,
    String message,
    @Nullable String detail,
    @Nullable String remedy,
    boolean retryable) {}
