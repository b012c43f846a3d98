package io.urumi.client.model.session;

import java.time.Instant;

/** A sign-in on one device. */
public record Session(
    String id,
    boolean current,
    Instant createdAt,
    Instant lastUsedAt,
    Instant expiresAt,
    String origin,
    String client) {}
