package io.urumi.client.model.team;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An invitation without its secret.
 *
 * @param teamId null for a role of the platform
 */
public record Invitation(
    String id,
    @Nullable String teamId,
    String role,
    String invitedBy,
    Instant createdAt,
    Instant expiresAt) {}
