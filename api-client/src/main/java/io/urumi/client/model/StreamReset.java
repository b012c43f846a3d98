package io.urumi.client.model;

import org.jspecify.annotations.Nullable;

/** Why the event stream could not be resumed; {@code reason} is TRIMMED or UNKNOWN. */
public record StreamReset(String reason, @Nullable String message) {}
