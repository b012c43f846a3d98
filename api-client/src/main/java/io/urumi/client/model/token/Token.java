package io.urumi.client.model.token;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A token of a user, without its secret.
 *
 * @param scopes codes of the permissions that it has at most
 * @param lastUsedAt null when it was never used
 */
public record Token(
    String id,
    String name,
    String user,
    List<String> scopes,
    Instant createdAt,
    Instant expiresAt,
    boolean expired,
    @Nullable Instant lastUsedAt) {}
