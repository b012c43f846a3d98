package io.urumi.client.model.team;

import java.time.Instant;
import java.util.List;

/**
 * The account of a user.
 *
 * @param teams number of teams in which the user has a role
 * @param enabled whether the user can sign in
 */
public record Account(
    String id,
    String name,
    List<String> platformRoles,
    long teams,
    boolean enabled,
    Instant createdAt) {}
