package io.urumi.client.model.team;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The account of a user.
 *
 * @param name of an account of a provider, others can have the same
 * @param subject the user's id at the provider; null for a local account
 * @param teams number of teams in which the user has a role
 * @param enabled whether the user can sign in
 */
public record Account(
    String id,
    String name,
    @Nullable String subject,
    List<String> platformRoles,
    long teams,
    boolean enabled,
    Instant createdAt) {}
