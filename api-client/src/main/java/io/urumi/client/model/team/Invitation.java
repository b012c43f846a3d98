package io.urumi.client.model.team;

import java.time.Instant;

/**
 * An invitation without its secret.
 *
 * @param teamId null for a role of the platform
 */
public record Invitation(
    String id,
    String teamId,
    String role,
    String invitedBy,
    Instant createdAt,
    Instant expiresAt) {}
